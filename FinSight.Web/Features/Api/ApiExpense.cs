using FinSight.Core;
using FinSight.Core.Expenses;

namespace FinSight.Web.Features.Api;

/// <summary>An expense as programs get it.</summary>
/// <param name="Date">The day of spending, in no zone.</param>
/// <param name="Tags">By name.</param>
/// <param name="CreatedBy">The member who added it.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Deleted">It lies in the trash.</param>
/// <param name="Version">As in its ETag.</param>
record ApiExpense(
    Guid Id, DateOnly Date, string Title, ApiMoney Amount, Guid CategoryId, string? Note, IReadOnlyList<string> Tags,
    IReadOnlyList<Guid> TagIds, Guid CreatedBy, DateTime CreatedAt, bool Deleted, long Version)
{
    public static ApiExpense Of(ExpenseRow row, Currency currency) => new(
        row.Id, row.Date, row.Title, ApiMoney.Of(row.Amount, currency), row.CategoryId, row.Note, row.Tags,
        Ids(row.TagIds), row.CreatedBy, row.CreatedAt, row.Deleted, row.Version);

    public static IReadOnlyList<Guid> Ids(string? joined) =>
        joined is null ? [] : [.. joined.Split(' ').Select(id => Guid.ParseExact(id, "N"))];
}

/// <summary>An expense that was written.</summary>
/// <param name="Batch">What undo takes back; null where there was nothing to write.</param>
/// <param name="Sequence">The last change that it made; null where there was nothing to write.</param>
sealed record ApiWrittenExpense(
    Guid Id, DateOnly Date, string Title, ApiMoney Amount, Guid CategoryId, string? Note, IReadOnlyList<string> Tags,
    IReadOnlyList<Guid> TagIds, Guid CreatedBy, DateTime CreatedAt, bool Deleted, long Version,
    Guid? Batch, long? Sequence)
    : ApiExpense(Id, Date, Title, Amount, CategoryId, Note, Tags, TagIds, CreatedBy, CreatedAt, Deleted, Version)
{
    public static ApiWrittenExpense Of(ExpenseRow row, Currency currency, Guid? batch, long sequence) => new(
        row.Id, row.Date, row.Title, ApiMoney.Of(row.Amount, currency), row.CategoryId, row.Note, row.Tags,
        Ids(row.TagIds), row.CreatedBy, row.CreatedAt, row.Deleted, row.Version, batch,
        batch is null ? null : sequence);
}

/// <summary>A new expense.</summary>
sealed record ApiNewExpense
{
    /// <summary>Chosen by the program, so that a retry is the same expense; a UUID that nobody has.</summary>
    public Guid? Id { get; init; }

    public string? Title { get; init; }

    public ApiMoneyInput? Amount { get; init; }

    /// <summary>One of categoryId and category.</summary>
    public Guid? CategoryId { get; init; }

    /// <summary>By name or by another name that it is known by.</summary>
    public string? Category { get; init; }

    /// <summary>Today where the token's user is, if it is not given.</summary>
    public DateOnly? Date { get; init; }

    public string? Note { get; init; }

    /// <summary>By name; those that are new are made.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}

/// <summary>What changes of an expense (RFC 7396): what is not there stays, and null takes away.</summary>
sealed record ApiExpensePatch
{
    readonly HashSet<string> _given = [];

    public string? Title { get; init => field = Given(value, "title"); }

    public ApiMoneyInput? Amount { get; init => field = Given(value, "amount"); }

    public Guid? CategoryId { get; init => field = Given(value, "categoryId"); }

    public string? Category { get; init => field = Given(value, "category"); }

    public DateOnly? Date { get; init => field = Given(value, "date"); }

    /// <summary>Null takes it away.</summary>
    public string? Note { get; init => field = Given(value, "note"); }

    /// <summary>Exactly these, by name; null takes all off.</summary>
    public IReadOnlyList<string>? Tags { get; init => field = Given(value, "tags"); }

    public bool Has(string name) => _given.Contains(name);

    /// <exception cref="ApiException">What an expense must have is to be taken away.</exception>
    public void RefuseNulls()
    {
        (string Name, bool IsNull)[] needed =
            [
                ("title", Title is null), ("amount", Amount is null), ("categoryId", CategoryId is null),
                ("category", Category is null), ("date", Date is null)
            ];
        foreach (var (name, isNull) in needed)
            if (isNull && Has(name)) throw ApiException.BadField($"/{name}", ApiRuleCodes.FieldMissing);
    }

    T Given<T>(T value, string name)
    {
        _given.Add(name);
        return value;
    }
}
