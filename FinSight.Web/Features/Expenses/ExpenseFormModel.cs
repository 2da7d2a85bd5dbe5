using System.Globalization;
using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;
using FinSight.Core.Tags;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Live;
using Log = FinSight.Core.Expenses.ExpenseLogDefinition;

namespace FinSight.Web.Features.Expenses;

/// <summary>An expense as it is being typed: texts, and what is wrong with them.</summary>
public sealed class ExpenseFormModel
{
    readonly ExpenseFormErrors _problems = new();
    bool _dateIsChosen;

    /// <summary>Each field beside what others make of it meanwhile.</summary>
    public FormMergeState Fields { get; } = new();

    /// <summary>Who has deleted the row meanwhile; null while it is there.</summary>
    public ChangeAuthor? GoneBy { get; private set; }

    /// <summary>A save waits for the questions to be answered.</summary>
    public bool IsWaiting { get; set; }

    public string? Title { get => Fields[Log.Title]; set => Fields[Log.Title] = value; }

    public string? Amount { get => Fields[Log.Amount]; set => Fields[Log.Amount] = value; }

    public string? CategoryId { get => Fields[Log.Category]; set => Fields[Log.Category] = value; }

    /// <summary>Where the category comes from; null once somebody has chosen it.</summary>
    public PartOrigin? CategoryFrom { get; set; }

    /// <summary>ISO 8601, as date fields give it.</summary>
    public string? Date { get => Fields[Log.Date]; private set => Fields[Log.Date] = value; }

    public string? Note { get => Fields[Log.Note]; set => Fields[Log.Note] = value; }

    /// <summary>With spaces or commas between.</summary>
    public string? Tags { get => Fields[Log.Tags]; set => Fields[Log.Tags] = value; }

    public IReadOnlyDictionary<string, RuleException> Problems => _problems.ByField;

    /// <summary>All that is typed, field by field.</summary>
    public (string? Title, string? Amount, string? CategoryId, string? Date, string? Note, string? Tags) Texts =>
        (Title, Amount, CategoryId, Date, Note, Tags);

    public static ExpenseFormModel Blank(DateOnly today)
    {
        var entry = new ExpenseFormModel { CategoryFrom = PartOrigin.Unknown };
        entry.Propose(today);
        return entry;
    }

    /// <summary>What was understood of a line. A part that is in doubt is left to be typed.</summary>
    public static ExpenseFormModel Of(QuickEntryResult read, LedgerContext ledger)
    {
        var inDoubt = read.Problems.Select(problem => problem.Field).ToHashSet();
        var entry = new ExpenseFormModel
        {
            Title = read.Title?.Value,
            Amount = inDoubt.Contains(FieldNames.Amount) || read.Amount is not { } amount
                ? null
                : MoneyText.Editable(amount.Value, ledger.Culture),
            Note = read.Note?.Value,
            Tags = string.Join(", ", read.Tags.Select(tag => tag.Value)),
        };
        if (inDoubt.Contains(FieldNames.Date)) entry.ChooseDate(null);
        else if (read.Date.Origin is PartOrigin.Typed or PartOrigin.Pinned)
            entry.ChooseDate(ExpenseFormValueMapper.Iso(read.Date.Value));
        else entry.Propose(read.Date.Value);
        entry.Suggest(read.Category);
        return entry;
    }

    /// <summary>The category goes with the title while nobody has chosen one.</summary>
    public void Guess(LedgerVocabulary words, CultureInfo culture)
    {
        if (CategoryFrom is not null)
            Suggest(string.IsNullOrWhiteSpace(Title) ? null : QuickEntryParser.GuessCategory(Title, words, culture));
    }

    void Suggest(QuickEntryPart<QuickEntryCategory>? category)
    {
        CategoryId = category?.Value.Id.ToString();
        CategoryFrom = category is null ? PartOrigin.Unknown
            : category.Origin is PartOrigin.Typed or PartOrigin.Pinned ? null
            : category.Origin;
    }

    public static ExpenseFormModel Of(ExpenseRow row, LedgerContext ledger)
    {
        var entry = new ExpenseFormModel();
        entry.Fields.Begin(row.Version, ExpenseFormValueMapper.Of(row, ledger));
        return entry;
    }

    public void ChooseDate(string? date) => (Date, _dateIsChosen) = (date, true);

    /// <summary>Today, unless somebody has chosen a date: a form may stay open over midnight.</summary>
    public void Propose(DateOnly today)
    {
        if (!_dateIsChosen) Date = ExpenseFormValueMapper.Iso(today);
    }

    /// <summary>What is typed here that was not sent, on top of the next entry.</summary>
    public ExpenseFormModel Over(
        ExpenseFormModel next,
        (string? Title, string? Amount, string? CategoryId, string? Date, string? Note, string? Tags) sent)
    {
        if (Title != sent.Title) next.Title = Title;
        if (Amount != sent.Amount) next.Amount = Amount;
        if (CategoryId != sent.CategoryId) (next.CategoryId, next.CategoryFrom) = (CategoryId, CategoryFrom);
        if (Date != sent.Date) next.ChooseDate(Date);
        if (Note != sent.Note) next.Note = Note;
        if (Tags != sent.Tags) next.Tags = Tags;
        return next;
    }

    /// <summary>Takes in what others have made of the row.</summary>
    /// <param name="by">Who last changed which field.</param>
    public void Meet(ExpenseRow row, IReadOnlyDictionary<string, ChangeAuthor> by, LedgerContext ledger)
    {
        Fields.Meet(row.Version, ExpenseFormValueMapper.Of(row, ledger), by);
        GoneBy = row.Deleted ? by.GetValueOrDefault(Log.DeletedAt) ?? new ChangeAuthor(Guid.Empty, "")
            : null;
    }

    /// <summary>What was typed, or null with a problem beside each field that breaks a rule.</summary>
    public ExpenseInput? Read(LedgerContext ledger)
    {
        _problems.Clear();
        var title = Try(() => ExpenseRules.Title(Title));
        var amount = Try(() => AmountParser.Parse(Amount, ledger.Member.Currency, ledger.Culture));
        // It will be guessed from the title, once that is there.
        var isToCome = CategoryFrom is not null && string.IsNullOrWhiteSpace(Title);
        var category = isToCome
            ? default
            : Try(
                () => Guid.TryParse(CategoryId, out var id)
                    ? id
                    : throw new RuleException(Rules.Expenses.CategoryMissing));
        var date = Try(() => ExpenseRules.Date(
            DateOnly.TryParseExact(Date, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null));
        var note = Try(() => ExpenseRules.Note(Note));
        var tags = Try(() => TagRules.Read(Tags));
        return Problems.Count == 0 ? new ExpenseInput(title, amount, category, date, note, tags) : null;
    }

    /// <summary>
    /// What was typed at: a field that nobody touched is left as it is, whatever it has become meanwhile.
    /// </summary>
    public ExpenseEdit? ReadEdit(LedgerContext ledger) => Read(ledger) is not { } all ? null : new ExpenseEdit(
        Fields.IsTouched(Log.Title) ? all.Title : null,
        Fields.IsTouched(Log.Amount) ? all.Amount : null,
        Fields.IsTouched(Log.Category) ? all.CategoryId : null,
        Fields.IsTouched(Log.Date) ? all.Date : null,
        Fields.IsTouched(Log.Note) ? all.Note ?? "" : null,
        Fields.IsTouched(Log.Tags) ? all.Tags : null);

    /// <summary>What is typed, as far as budgets care; null while that is not known.</summary>
    public SummedExpense? Spending(LedgerContext ledger)
    {
        if (!Guid.TryParse(CategoryId, out var category)
            || !DateOnly.TryParseExact(Date, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        try
        {
            return new SummedExpense(
                category, day, AmountParser.Parse(Amount, ledger.Member.Currency, ledger.Culture).Minor);
        }
        catch (RuleException)
        {
            return null;
        }
    }

    public void Fail(RuleException problem) => _problems.Add(problem, Text(problem.Field));

    /// <summary>Forgets the problems of fields that have been corrected.</summary>
    public void Recheck(LedgerContext ledger) => _problems.Recheck(Text, () => Read(ledger));

    string? Text(string field) => field switch
    {
        FieldNames.Title => Title,
        FieldNames.Amount => Amount,
        FieldNames.Category => CategoryId,
        FieldNames.Date => Date,
        FieldNames.Note => Note,
        FieldNames.Tags => Tags,
        _ => null,
    };

    T? Try<T>(Func<T> read) => _problems.Try(read, Text);
}
