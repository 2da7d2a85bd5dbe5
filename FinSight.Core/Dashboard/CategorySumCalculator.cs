using FinSight.Core.Categories;

namespace FinSight.Core.Dashboard;

/// <summary>What was spent in each category itself, added up along the tree.</summary>
static class CategorySumCalculator
{
    /// <param name="own">Per category, without those below it.</param>
    /// <param name="choices">All of the ledger: each is followed by those below it.</param>
    /// <returns>Those with expenses, also below them; the most spent first.</returns>
    public static List<CategoryTotal> Totals(
        IReadOnlyDictionary<Guid, CategorySum> own, IReadOnlyList<CategoryChoice> choices)
    {
        List<CategoryTotal> totals = [];
        for (var at = 0; at < choices.Count;) at = Add(own, choices, at, null, totals).Next;
        return [.. totals.OrderByDescending(total => total.Amount).ThenBy(total => total.Name, StringComparer.Ordinal)];
    }

    /// <returns>The branch's sum, and the place after it.</returns>
    static (CategorySum Sum, int Next) Add(
        IReadOnlyDictionary<Guid, CategorySum> own, IReadOnlyList<CategoryChoice> choices, int at, Guid? parentId,
        List<CategoryTotal> totals)
    {
        var top = choices[at++];
        var (itself, below) = (own.GetValueOrDefault(top.Id), new CategorySum(0, 0));
        while (at < choices.Count && choices[at].Level > top.Level)
        {
            var (sum, next) = Add(own, choices, at, top.Id, totals);
            (below, at) = (below + sum, next);
        }
        var all = itself + below;
        if (all.Count > 0) totals.Add(Total(all, parentId));
        if (itself.Count > 0 && below.Count > 0) totals.Add(Total(itself, top.Id) with { IsOwn = true });
        return (all, at);

        CategoryTotal Total(CategorySum sum, Guid? parent) =>
            new(top.Id, top.Name, top.Color, top.Icon, sum.Amount, sum.Count, parent);
    }
}

/// <param name="Amount">Minor units.</param>
readonly record struct CategorySum(long Amount, long Count)
{
    public static CategorySum operator +(CategorySum one, CategorySum other) =>
        checked(new(one.Amount + other.Amount, one.Count + other.Count));
}
