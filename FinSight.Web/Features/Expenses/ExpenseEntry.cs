using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;
using FinSight.Web.Components.Layout;

namespace FinSight.Web.Features.Expenses;

/// <summary>An expense as it is being typed: texts, and what is wrong with them.</summary>
public sealed class ExpenseEntry
{
    readonly Dictionary<string, RuleException> _problems = [];
    string? _tagsBefore;
    bool _dateIsChosen;

    /// <summary>The version that an edit began from; 0 for a new expense.</summary>
    public long Version { get; set; }

    /// <summary>The row as somebody else has saved it meanwhile; null while nobody has.</summary>
    public ExpenseRow? Theirs { get; private set; }

    /// <summary>What of theirs differs from what was typed here.</summary>
    public string? TheirsDiffer { get; private set; }

    /// <summary>Somebody else has deleted the row meanwhile.</summary>
    public bool IsGone { get; set; }

    public string? Title { get; set; }

    public string? Amount { get; set; }

    public string? CategoryId { get; set; }

    /// <summary>ISO 8601, as date fields give it.</summary>
    public string? Date { get; private set; }

    public string? Note { get; set; }

    /// <summary>With spaces or commas between.</summary>
    public string? Tags { get; set; }

    public IReadOnlyDictionary<string, RuleException> Problems => _problems;

    /// <summary>All that is typed, field by field.</summary>
    public (string? Title, string? Amount, string? CategoryId, string? Date, string? Note, string? Tags) Texts =>
        (Title, Amount, CategoryId, Date, Note, Tags);

    public static ExpenseEntry Blank(DateOnly today, Guid? categoryId)
    {
        var entry = new ExpenseEntry { CategoryId = categoryId?.ToString() };
        entry.Propose(today);
        return entry;
    }

    public static ExpenseEntry Of(ExpenseRow row, Visit visit)
    {
        var entry = new ExpenseEntry();
        entry.Take(row, visit);
        return entry;
    }

    public void ChooseDate(string? date) => (Date, _dateIsChosen) = (date, true);

    /// <summary>Today, unless somebody has chosen a date: a form may stay open over midnight.</summary>
    public void Propose(DateOnly today)
    {
        if (!_dateIsChosen) Date = today.ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>What is typed here that was not sent, on top of the next entry.</summary>
    public ExpenseEntry Over(ExpenseEntry next, (string? Title, string? Amount, string? CategoryId, string? Date, string? Note, string? Tags) sent)
    {
        if (Title != sent.Title) next.Title = Title;
        if (Amount != sent.Amount) next.Amount = Amount;
        if (CategoryId != sent.CategoryId) next.CategoryId = CategoryId;
        if (Date != sent.Date) next.ChooseDate(Date);
        if (Note != sent.Note) next.Note = Note;
        if (Tags != sent.Tags) next.Tags = Tags;
        return next;
    }

    /// <summary>Shows the row as it is, in the place of what was typed.</summary>
    public void Take(ExpenseRow row, Visit visit)
    {
        Version = row.Version;
        Title = row.Title;
        Amount = MoneyText.Editable(new Money(row.Amount, visit.Member.Currency), visit.Culture);
        CategoryId = row.CategoryId.ToString();
        Date = row.Date.ToString("O", CultureInfo.InvariantCulture);
        Note = row.Note;
        Tags = _tagsBefore = string.Join(", ", row.Tags);
        Theirs = null;
        _problems.Clear();
    }

    /// <summary>What was typed stays; the next save is on top of theirs, now that it has been seen.</summary>
    public void Meet(ExpenseRow theirs, string differ)
    {
        Theirs = theirs;
        TheirsDiffer = differ;
        Version = theirs.Version;
        IsGone = theirs.Deleted;
        _tagsBefore = null;
    }

    /// <summary>What was typed, or null with a problem beside each field that breaks a rule.</summary>
    public ExpenseFields? Read(Visit visit)
    {
        _problems.Clear();
        var title = Try(() => ExpenseRules.Title(Title));
        var amount = Try(() => AmountText.Parse(Amount, visit.Member.Currency, visit.Culture));
        var category = Try(() => Guid.TryParse(CategoryId, out var id) ? id : throw new RuleException("Category", "Choose a category."));
        var date = Try(() => ExpenseRules.Date(
            DateOnly.TryParseExact(Date, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null));
        var note = Try(() => ExpenseRules.Note(Note));
        // Tags that nobody typed at are left as they are: one may have been renamed meanwhile.
        var tags = Tags == _tagsBefore ? null : Try(() => TagRules.Read(Tags));
        return _problems.Count == 0 ? new ExpenseFields(title, amount, category, date, note, tags) : null;
    }

    /// <summary>Whether these tags are the ones that are typed.</summary>
    public bool HasTags(IReadOnlyList<string> names) =>
        TagRules.Read(Tags).Select(Names.Key).ToHashSet().SetEquals(names.Select(Names.Key));

    public void Fail(RuleException problem) => _problems[problem.Field] = problem;

    T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RuleException problem)
        {
            Fail(problem);
            return default;
        }
    }
}
