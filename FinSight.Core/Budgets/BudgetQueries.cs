using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FinSight.Core.Budgets;

/// <summary>Reads the budgets and what they count.</summary>
static class BudgetQueries
{
    /// <param name="shownSince">All periods from this day on are shown; null for those of a page.</param>
    public static async Task<BudgetsView> BudgetsViewAsync(
        this FinSightContext db, Member member, DateOnly today, CancellationToken cancel, DateOnly? shownSince = null)
    {
        var choices = await db.CategoryChoicesAsync(member, cancel);
        return (await db.BudgetBookAsync(member, choices, [today], withPace: true, cancel, shownSince))
            .View(today, choices);
    }

    /// <param name="days">
    /// What was spent is read for all periods that count for one of them, and for the ledger's month.
    /// </param>
    /// <param name="withPace">And for those before, which say where the pace leads.</param>
    public static async Task<BudgetEvaluator> BudgetBookAsync(
        this FinSightContext db, Member member, IReadOnlyList<CategoryChoice> choices, IReadOnlyList<DateOnly> days,
        bool withPace, CancellationToken cancel, DateOnly? shownSince = null)
    {
        var branches = await db.CategoryBranchesAsync(member, cancel);
        var budgets = await db.Budgets.Of(member).AsNoTracking().ToListAsync(cancel);
        var plans = BudgetPlan.Of(budgets, member.Currency, member.FirstDay, shownSince);
        var begun = withPace && plans.Count > 0 ? await db.BegunAsync(member, cancel) : null;
        var since = days.Min(day => plans.Select(plan => plan.Since(day, member.FirstDay))
            .Concat(plans.Select(plan => plan.CurveBefore(day, member.FirstDay, begun)?[0].First).OfType<DateOnly>())
            .Append(Month.Containing(day, member.FirstDay).Days(member.FirstDay).First).Min());
        var sequence = await db.SequenceAsync(member, cancel);
        // Whoever writes sees what is not on disk yet.
        var spent = db.Batch is null
            ? await db.GetService<SpentCache>().ReadAsync(db, member, sequence, since, cancel)
            : await db.SpentAsync(member, since, cancel);
        return new BudgetEvaluator(
            sequence, plans, choices.ToDictionary(choice => choice.Id), branches, spent, member.FirstDay, since, begun);
    }

    /// <summary>The day of the first expense of all; null where there is none.</summary>
    public static async Task<DateOnly?> BegunAsync(this FinSightContext db, Member member, CancellationToken cancel) =>
        await db.DailyTotals
            .Where(t => t.LedgerId == member.LedgerId)
            .OrderBy(t => t.Date)
            .Select(t => (DateOnly?)t.Date)
            .FirstOrDefaultAsync(cancel);

    public static async Task<CategorySubtrees> CategoryBranchesAsync(
        this FinSightContext db, Member member, CancellationToken cancel) =>
        new(await db.Categories.Of(member)
            .Select(c => new { c.Id, c.ParentId })
            .ToDictionaryAsync(c => c.Id, c => c.ParentId, cancel));

    /// <summary>All that was spent from a day on.</summary>
    public static async Task<SpentDays> SpentAsync(
        this FinSightContext db, Member member, DateOnly since, CancellationToken cancel)
    {
        var totals = await db.DailyTotals.Where(t => t.LedgerId == member.LedgerId && t.Date >= since)
            .OrderBy(t => t.Date).Select(t => new SpentDay(t.Date, t.CategoryId, t.Amount)).ToListAsync(cancel);
        return new SpentDays(totals);
    }
}
