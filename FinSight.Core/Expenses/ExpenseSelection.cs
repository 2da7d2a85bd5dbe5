namespace FinSight.Core.Expenses;

/// <summary>Which rows a bulk action is about: those that were picked one by one, or all that match a filter.</summary>
public sealed record ExpenseSelection
{
    ExpenseSelection() { }

    public IReadOnlyCollection<Guid> Ids { get; private init; } = [];

    /// <summary>Null where rows were picked one by one.</summary>
    public ExpenseFilter? Matching { get; private init; }

    public static ExpenseSelection Of(params IEnumerable<Guid> ids) => new() { Ids = [.. ids.Distinct()] };

    public static ExpenseSelection All(ExpenseFilter matching) => new() { Matching = matching };
}
