using FinSight.Core.Budgets;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Reports;

/// <summary>How budgets did in the days of a report.</summary>
static class ReportBudgetReader
{
    public static async Task<IReadOnlyList<ReportBudget>> ReadAsync(
        FinSightContext db, Member member, DateRange days, DateOnly today, CancellationToken cancel)
    {
        // The last day that is known of them.
        var end = today < days.First ? days.First : today < days.Last ? today : days.Last;
        var view = await db.BudgetsViewAsync(member, end, cancel, shownSince: days.First);
        return [.. view.Lines
            .Where(line => Counting(line).Any(period => period.Days.Intersect(days) is not null))
            .Select(line => Of(line, days))];
    }

    // Whole periods add up, but those in which the budget rested; of one that is longer than the report, all of
    // it stands there with its own days.
    static ReportBudget Of(BudgetLine line, DateRange days)
    {
        var within = Counting(line)
            .Where(period => days.Contains(period.Days.First) && days.Contains(period.Days.Last))
            .ToList();
        if (within.Count == 0) within = [Counting(line).Last(period => period.Days.Intersect(days) is not null)];
        var amounts = within.Sum(period => period.Amount) + within[0].Limit - within[0].Amount;
        return new(
            line.Category?.Name, new DateRange(within[0].Days.First, within[^1].Days.Last), amounts,
            within.Sum(period => period.Spent));
    }

    static IEnumerable<RolledOverPeriod> Counting(BudgetLine line) => line.History.Where(period => !period.IsPaused);
}
