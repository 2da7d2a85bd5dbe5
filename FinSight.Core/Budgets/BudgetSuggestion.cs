using FinSight.Core.Categories;

namespace FinSight.Core.Budgets;

/// <summary>
/// What a monthly budget might give out, by what was spent in the months that are over; in minor units.
/// </summary>
/// <param name="Category">Null for the whole ledger.</param>
/// <param name="Lowest">Of these months.</param>
/// <param name="Amount">The median, rounded up to whole units of the currency.</param>
/// <param name="Months">How many there are, at most six.</param>
public sealed record BudgetSuggestion(
    CategoryChoice? Category, long Lowest, long Highest, long Median, long Amount, int Months)
{
    public const int MostMonths = 6;

    /// <param name="spent">In each month; at least one.</param>
    /// <returns>Null where there is nothing to give out.</returns>
    internal static BudgetSuggestion? Of(CategoryChoice? category, IReadOnlyList<long> spent, Currency currency)
    {
        long[] sorted = [.. spent.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1
            ? sorted[middle]
            : RoundedDivision.Divide((Int128)sorted[middle - 1] + sorted[middle], 2);
        if (median <= 0) return null;
        var unit = currency.MinorPerUnit;
        return new(
            category, sorted[0], sorted[^1], median,
            Math.Min((median + unit - 1) / unit * unit, Money.MaxMinor), sorted.Length);
    }
}
