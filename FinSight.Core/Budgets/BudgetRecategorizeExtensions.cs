using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Budgets;

/// <summary>What becomes of budgets when their category goes.</summary>
static class BudgetRecategorizeExtensions
{
    /// <summary>
    /// Moves the budgets of a category that is merged into another. Where that one has one for the same days, as often,
    /// both become one that gives out their sum, as it will count what both counted, and rests where both did. So do
    /// others there that follow each other, where the days of that one reach into theirs.
    /// </summary>
    public static async Task MoveBudgetsAsync(
        this FinSightContext db, Member member, Guid fromId, Guid intoId, CancellationToken cancel)
    {
        var budgets = await db.Budgets.Of(member).Where(b => b.CategoryId == fromId || b.CategoryId == intoId)
            .OrderBy(b => b.StartsOn).ThenBy(b => b.Id).ToListAsync(cancel);
        var there = budgets.Where(b => b.CategoryId == intoId).ToList();
        foreach (var budget in budgets.Where(b => b.CategoryId == fromId))
        {
            if (Meeting(there, budget, member.Currency) is not { } same)
            {
                budget.MoveTo(intoId);
                there.Add(budget);
                continue;
            }
            for (var other = budget; other is not null; other = Meeting(there, same, member.Currency))
            {
                var both = Both(
                    same.Definition(member.Currency), other.Definition(member.Currency), member.FirstDay);
                same.Become(both, member.Currency);
                there.Remove(other);
                db.Budgets.Remove(other);
            }
        }
    }

    /// <summary>Another one that begins as often and gives out for the same days; null where there is none.</summary>
    static Budget? Meeting(List<Budget> budgets, Budget one, Currency currency) => budgets.Find(
        other => other != one && other.Cycle == one.Cycle
            && other.Definition(currency).Overlaps(one.Definition(currency)));

    /// <summary>Removes the budgets of a category that is removed.</summary>
    public static async Task RemoveBudgetsAsync(
        this FinSightContext db, Member member, Guid categoryId, CancellationToken cancel) =>
        db.Budgets.RemoveRange(await db.Budgets.Of(member).Where(b => b.CategoryId == categoryId).ToListAsync(cancel));

    /// <summary>
    /// Ends the budgets of categories that are archived, each with the period of today, and saves them.
    /// </summary>
    public static async Task EndBudgetsAsync(
        this FinSightContext db, Member member, IReadOnlyCollection<Guid> categories, DateOnly today,
        CancellationToken cancel)
    {
        var budgets = await db.Budgets.Of(member)
            .Where(b => b.CategoryId != null && categories.Contains(b.CategoryId.Value))
            .ToListAsync(cancel);
        foreach (var budget in budgets) budget.End(member, today);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Ends a budget with the period of today, or with its first one where that has not begun.</summary>
    public static void End(this Budget budget, Member member, DateOnly today) =>
        budget.EndOn(budget.Definition(member.Currency).Periods(today, member.FirstDay)[^1].Days.Last);

    // Periods of weeks go on beginning on the day on which they did.
    static BudgetDefinition Both(BudgetDefinition into, BudgetDefinition from, int firstDay) => into with
    {
        StartsOn = from.StartsOn < into.StartsOn ? into.Containing(from.StartsOn, firstDay).Days.First : into.StartsOn,
        EndsOn = into.EndsOn is { } one && from.EndsOn is { } other ? one > other ? one : other : null,
        Amounts = DatedBudgetAmounts.Sum(into, from),
        Pauses = into.Pauses.Both(from.Pauses),
    };
}
