using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Budgets;

/// <summary>Suggests monthly budgets from what was spent.</summary>
public sealed class BudgetSuggestionService(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>
    /// One for the whole ledger and for each category in use in which something was spent, in their order.
    /// </summary>
    /// <param name="today">The date where the reader is.</param>
    public async Task<IReadOnlyList<BudgetSuggestion>> ListAsync(
        Member member, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var months = Months(today, member.FirstDay);
        var spent = await db.SpentAsync(member, months[0].First, cancel);
        // Before the first expense nobody kept this ledger.
        months.RemoveAll(days => spent.First is not { } first || days.Last < first);
        if (months.Count == 0) return [];
        var choices = await db.CategoryChoicesAsync(member, cancel);
        var branches = await db.CategoryBranchesAsync(member, cancel);
        return [.. choices.Where(choice => !choice.Archived).Prepend(null)
            .Select(choice => BudgetSuggestion.Of(choice, Sums(choice), member.Currency)).OfType<BudgetSuggestion>()];

        List<long> Sums(CategoryChoice? choice)
        {
            List<Guid> counted = choice is null ? [.. spent.Categories] : [.. branches.Of(choice.Id)];
            return months.ConvertAll(days => spent.Sum(counted, days));
        }
    }

    /// <summary>The last six that are over, oldest first.</summary>
    static List<DateRange> Months(DateOnly today, int firstDay)
    {
        var current = Month.Containing(today, firstDay);
        return [.. Enumerable.Range(-BudgetSuggestion.MostMonths, BudgetSuggestion.MostMonths)
            .Select(back => current.Add(back).Days(firstDay))];
    }
}
