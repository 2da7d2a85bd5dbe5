namespace FinSight.Core.Expenses;

/// <summary>Which rows a bulk action is about: those that were picked one by one, or all that match a filter.</summary>
public sealed record ExpensePick
{
    ExpensePick() { }

    public IReadOnlyCollection<Guid> Ids { get; private init; } = [];

    /// <summary>Null where rows were picked one by one.</summary>
    public ExpenseFilter? Matching { get; private init; }

    public static ExpensePick Of(params IEnumerable<Guid> ids) => new() { Ids = [.. ids.Distinct()] };

    public static ExpensePick All(ExpenseFilter matching) => new() { Matching = matching };
}
