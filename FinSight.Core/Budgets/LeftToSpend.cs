namespace FinSight.Core.Budgets;

/// <summary>What all running budgets leave together, where nothing counts twice.</summary>
/// <param name="Minor">Below 0 where more was spent.</param>
/// <param name="IsOfWhole">It is what the budget of the whole ledger leaves; else the sum over
/// <paramref name="Counted"/>.</param>
/// <param name="Counted">The budgets that it is made of.</param>
public sealed record LeftToSpend(long Minor, bool IsOfWhole, IReadOnlyList<Guid> Counted)
{
    /// <summary>
    /// The budget of the whole ledger decides where there is one; else each category counts that has no budget above
    /// it. Of several for the same, the one with the shortest period counts.
    /// </summary>
    /// <param name="above">The categories above one, by its id.</param>
    internal static LeftToSpend? Of(IReadOnlyList<BudgetLine> running, Func<Guid, IEnumerable<Guid>> above)
    {
        if (running.Count == 0) return null;
        var shortest = running.GroupBy(line => line.Budget.CategoryId)
            .Select(same => same.MinBy(line => line.Days.Days)!).ToList();
        if (shortest.Find(line => line.Budget.CategoryId is null) is { } whole) return Sum([whole], isOfWhole: true);
        var budgeted = shortest.Select(line => line.Budget.CategoryId!.Value).ToHashSet();
        return Sum(
            [.. shortest.Where(line => !above(line.Budget.CategoryId!.Value).Any(budgeted.Contains))],
            isOfWhole: false);
    }

    static LeftToSpend Sum(List<BudgetLine> lines, bool isOfWhole) =>
        new(lines.Sum(line => line.Status.Left), isOfWhole, [.. lines.Select(line => line.Budget.Id)]);
}
