using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Dashboard;

/// <summary>
/// Reads a ledger at a glance: one moment of the database, at a cost that does not grow with the years.
/// </summary>
public sealed class DashboardService(IDbContextFactory<FinSightContext> contexts)
{
    const int MonthsShown = 12, MostDays = 62;

    public async Task<DashboardView> ViewAsync(
        Member member, DashboardRequest query, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);

        var same = query.Compared(member.FirstDay);
        var lastMonth = query.Month ?? Month.Containing(query.Days?.Last ?? query.Today, member.FirstDay);
        var firstMonth = lastMonth.Add(1 - MonthsShown);
        var perDay = await PerDayAsync(
            db, member, new DateRange(firstMonth.Days(member.FirstDay).First, lastMonth.Days(member.FirstDay).Last),
            same, cancel);
        List<MonthTotal> months = [.. Enumerable.Range(0, MonthsShown).Select(i => firstMonth.Add(i))
            .Select(month => Total(month, perDay.Of(month.Days(member.FirstDay))))];
        var ledger = await LedgerAsync(db, member, cancel);
        var begun = ledger.Begun;
        var choices = await db.CategoryChoicesAsync(member, cancel);
        var period = query.Days ?? query.Month?.Days(member.FirstDay) ?? AllTime(begun, query.Today);
        var sums = await (query.IsAllTime ? AllTimeTotals(db, member) : TotalsOf(db, member, period))
            .ToListAsync(cancel);
        var spent = sums.Sum(s => s.Amount);

        return new DashboardView(
            ledger.Sequence
                ?? await db.LastPrunedAsync(cancel), period.First, period.Last, spent, sums.Sum(s => s.Count),
            PerDay: same is { Days: var counted }
                ? perDay.Average(counted)
                : RoundedDivision.Divide(spent - await ToComeAsync(db, member, period.Last, cancel), period.Days),
            ledger.AllTime,
            Comparison: same is { } compared && compared.IsFair(begun, query.Today) ? Compare(perDay, compared) : null,
            Days: same is null || period.Days > MostDays ? [] : [.. perDay.Each(period).Select(day => day.Amount)],
            Categories(sums, choices),
            months,
            PerMonth: MonthlyAverageCalculator.Of(months, begun is { } day ? MonthOf(day) : null, MonthOf(query.Today)),
            await db.PageAsync(
                member, query.IsAllTime ? null : period, Branch(query.CategoryId, choices), query.After, cancel),
            choices, IsNew: begun is null, ledger.IsShared);

        DateOnly MonthOf(DateOnly date) => FirstOf(Month.Containing(date, member.FirstDay));
    }

    /// <summary>Of the months that are shown and of all days that are compared.</summary>
    static Task<DaySums> PerDayAsync(
        FinSightContext db, Member member, DateRange months, ComparedDateRanges? same, CancellationToken cancel)
    {
        var first = same?.Before.First < months.First ? same.Value.Before.First : months.First;
        var last = same?.Days.Last > months.Last ? same.Value.Days.Last : months.Last;
        return DaySums.ReadAsync(db, member, first, last, cancel);
    }

    static SpendingComparison Compare(DaySums perDay, ComparedDateRanges days)
    {
        var before = perDay.Of(days.Before);
        return new(days.Before.First, days.Before.Last, perDay.Of(days.Days).Amount, before.Amount, before.Count);
    }

    static MonthTotal Total(Month month, DaySum sum) => new(FirstOf(month), sum.Amount, sum.Count);

    static DateOnly FirstOf(Month month) => new(month.Year, month.Number, 1);

    /// <summary>What is known of the ledger as a whole, by one question.</summary>
    static async Task<LedgerStatus> LedgerAsync(FinSightContext db, Member member, CancellationToken cancel) =>
        await db.Ledgers.Where(l => l.Id == member.LedgerId).Select(l => new LedgerStatus(
            db.Changes.Where(c => c.LedgerId == member.LedgerId).Max(c => (long?)c.Sequence),
            db.DailyTotals.Where(t => t.LedgerId == member.LedgerId).Min(t => (DateOnly?)t.Date),
            db.AllTimeTotals.Where(t => t.LedgerId == member.LedgerId).Sum(t => t.Amount),
            db.Memberships.Count(m => m.LedgerId == member.LedgerId) > 1))
            .SingleOrDefaultAsync(cancel) ?? new LedgerStatus(null, null, 0, false);

    static DateRange AllTime(DateOnly? begun, DateOnly today) => new(begun < today ? begun.Value : today, today);

    /// <summary>What is dated after a day.</summary>
    static Task<long> ToComeAsync(FinSightContext db, Member member, DateOnly after, CancellationToken cancel) =>
        db.DailyTotals.Where(t => t.LedgerId == member.LedgerId && t.Date > after).SumAsync(t => t.Amount, cancel);

    static IQueryable<Sums> AllTimeTotals(FinSightContext db, Member member) =>
        db.AllTimeTotals.Where(t => t.LedgerId == member.LedgerId)
            .Select(t => new Sums(t.CategoryId, t.Amount, t.Count));

    static IQueryable<Sums> TotalsOf(FinSightContext db, Member member, DateRange days) =>
        db.DailyTotals.Where(t => t.LedgerId == member.LedgerId && t.Date >= days.First && t.Date <= days.Last)
            .GroupBy(t => t.CategoryId)
            .Select(group => new Sums(group.Key, group.Sum(t => t.Amount), group.Sum(t => t.Count)));

    static List<CategoryTotal> Categories(List<Sums> sums, List<CategoryChoice> choices) =>
        CategorySumCalculator.Totals(
            sums.ToDictionary(sum => sum.CategoryId, sum => new CategorySum(sum.Amount, sum.Count)), choices);

    /// <summary>A category and those below it; null for all.</summary>
    static List<Guid>? Branch(Guid? top, List<CategoryChoice> choices) => top is not { } id ? null
        : choices.FindIndex(choice => choice.Id == id) is >= 0 and var place
        ? [
            id,
            .. choices.Skip(place + 1)
                .TakeWhile(choice => choice.Level > choices[place].Level)
                .Select(choice => choice.Id)
        ]
        : [id];

    /// <param name="Sequence">Of its last change.</param>
    /// <param name="Begun">The day of the first expense; null where there is none.</param>
    /// <param name="AllTime">All that was spent, in minor units.</param>
    sealed record LedgerStatus(long? Sequence, DateOnly? Begun, long AllTime, bool IsShared);

    sealed record Sums(Guid CategoryId, long Amount, long Count);
}
