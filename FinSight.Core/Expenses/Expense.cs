using FinSight.Core.Ledgers;
using FinSight.Core.Tags;

namespace FinSight.Core.Expenses;

/// <summary>Money spent on a day, in the ledger's currency; negative for a refund.</summary>
public sealed class Expense : ILedgerEntity
{
    public const int MaxTitle = 100;
    public const int MaxNote = 1000;
    public static readonly DateOnly EarliestDate = new(1900, 1, 1);
    public static readonly DateOnly LatestDate = new(2999, 12, 31);

    Expense() { }

    internal Expense(Guid id, Guid ledgerId, Guid createdBy, DateTime createdAt, ExpenseInput fields)
    {
        Id = id;
        LedgerId = ledgerId;
        CreatedBy = createdBy;
        CreatedAt = createdAt;
        Change(fields);
    }

    /// <summary>The row's place in the order of arrival; the database gives it out.</summary>
    public long Seq { get; private set; }

    /// <summary>Unique across ledgers; whoever adds may choose it, so that a retry is the same row.</summary>
    public Guid Id { get; private set; }

    public Guid LedgerId { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>Minor units of the ledger's currency, within ±10^12 and never 0.</summary>
    public long Amount { get; private set; }

    public Guid CategoryId { get; private set; }

    public string Title { get; private set; } = "";

    public string? Note { get; private set; }

    /// <summary>
    /// The ids of its tags as 32 hexadecimal digits each, in order, with spaces between; null where it has none.
    /// </summary>
    public string? TagIds { get; private set; }

    public Guid CreatedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public long Version { get; private set; } = 1;

    /// <summary>UTC; set while the expense is in the trash.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>The same expense for another ledger in the same currency, without its tags.</summary>
    /// <param name="version">Later than any that it had there before.</param>
    internal Expense In(Guid ledgerId, Guid categoryId, long version) => new()
    {
        Id = Id,
        LedgerId = ledgerId,
        Date = Date,
        Amount = Amount,
        CategoryId = categoryId,
        Title = Title,
        Note = Note,
        CreatedBy = CreatedBy,
        CreatedAt = CreatedAt,
        Version = version,
    };

    internal void Change(ExpenseInput fields)
    {
        Title = ExpenseRules.Title(fields.Title);
        Amount = ExpenseRules.Minor(fields.Amount);
        CategoryId = fields.CategoryId;
        Date = ExpenseRules.Date(fields.Date);
        Note = ExpenseRules.Note(fields.Note);
    }

    /// <summary>Takes over all that a person states from another expense.</summary>
    internal void Become(Expense other) => (Title, Amount, CategoryId, Date, Note, TagIds) =
        (other.Title, other.Amount, other.CategoryId, other.Date, other.Note, other.TagIds);

    internal void MoveTo(Guid categoryId) => CategoryId = categoryId;

    /// <summary>Gives it exactly these tags.</summary>
    internal void Tag(IEnumerable<Guid> tagIds) => TagIds = Tags.TagIds.Join(tagIds);

    /// <param name="intoId">What the tag is replaced by; null takes it off.</param>
    internal void Retag(Guid tagId, Guid? intoId) =>
        Tag(Tags.TagIds.Split(TagIds).Select(id => id == tagId ? intoId : id).OfType<Guid>());

    internal void Tag(TagChangeKind change, IReadOnlyCollection<Guid> tagIds) => Tag(change switch
    {
        TagChangeKind.Add => Tags.TagIds.Split(TagIds).Concat(tagIds),
        TagChangeKind.Remove => Tags.TagIds.Split(TagIds).Except(tagIds),
        _ => tagIds,
    });

    internal void DateOn(DateOnly date) => Date = ExpenseRules.Date(date);

    /// <summary>Keeps the amount's value where a unit has another number of minor units.</summary>
    /// <param name="from">Minor units in one unit until now.</param>
    /// <param name="to">Minor units in one unit from now on; the amount must come out whole.</param>
    internal void Recount(long from, long to) => Amount = Amount * to % from == 0
        ? ExpenseRules.Minor(Amount * to / from)
        : throw new InvalidOperationException(
            $"{Amount} minor units, {from} to one, are no whole number of {to} to one.");

    /// <summary>Whether the member may change it now.</summary>
    internal bool IsFor(Member member, DateTime now) => member.MayCorrect(CreatedBy, CreatedAt, now);

    internal void Delete(DateTime at) => DeletedAt ??= at;

    /// <summary>Takes it out of the trash.</summary>
    internal void Restore() => DeletedAt = null;
}
