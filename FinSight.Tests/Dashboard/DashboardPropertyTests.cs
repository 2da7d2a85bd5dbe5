using FinSight.Core;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Dashboard;

/// <summary>The view of random ledgers against sums made the slow and obvious way.</summary>
public sealed class DashboardPropertyTests
{
    static readonly DateOnly Middle = new(2026, 2, 14);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 28)]
    [InlineData(3, 15)]
    [InlineData(4, 31)]
    [InlineData(5, Month.LastWorkingDay)]
    public async Task The_view_equals_a_walk_over_all_expenses(int seed, int firstDay)
    {
        await using var house = await TestServices.OpenAsync();
        var random = new Random(seed);
        var mara = await house.MoveInAsync("Mara", firstDay);
        var expenses = await FillAsync(house, mara, random);
        await FillAsync(house, await house.MoveInAsync("Jonas", firstDay), random);

        for (var i = 0; i < 40; i++)
        {
            var today = Middle.AddDays(random.Next(-60, 60));
            Month? month = random.Next(2) == 0 ? null : Month.Containing(today, firstDay).Add(random.Next(-3, 3));
            DateRange? days = month is null && random.Next(2) == 0
                ? AnyDays(today.AddDays(random.Next(-400, 60)), random.Next(0, 500))
                : null;
            Guid? category = random.Next(2) == 0 ? null : expenses[random.Next(expenses.Count)].CategoryId;
            var query = new DashboardRequest(month, today, category, Days: days);
            AssertEqual(expenses, query, firstDay, await house.Get<DashboardService>().ViewAsync(mara, query));
        }
    }

    static async Task<List<ExpenseInput>> FillAsync(TestServices house, Member member, Random random)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        var categories = await db.Categories.Where(c => c.LedgerId == member.LedgerId).Select(c => c.Id).ToListAsync();
        var expenses = Enumerable.Range(0, 300).Select(i => new ExpenseInput(
            $"No {i}", new Money(random.NextInt64(-2_000, 10_000) | 1, member.Currency),
            categories[random.Next(5)], Middle.AddDays(random.Next(-450, 120)))).ToList();
        await house.Expenses.AddManyAsync(member, expenses);
        return expenses;
    }

    static void AssertEqual(List<ExpenseInput> expenses, DashboardRequest query, int firstDay, DashboardView view)
    {
        var (month, today) = (query.Month, query.Today);
        var period = query.Days ?? month?.Days(firstDay);
        var first = period?.First ?? Earlier(expenses.Min(e => e.Date), today);
        var last = period?.Last ?? today;
        var inPeriod = expenses.Where(e => period is null || first <= e.Date && e.Date <= last).ToList();
        var isRunning = period is null || first <= today && today <= last;
        var counted = isRunning ? today : last;

        Assert.Equal((first, last), (view.First, view.Last));
        Assert.Equal((Sum(inPeriod), inPeriod.Count, Sum(expenses)), (view.Spent, view.Count, view.AllTime));
        Assert.Equal(
            Math.Round(
                (decimal)Sum(inPeriod.Where(e => e.Date <= counted)) / (counted.DayNumber - first.DayNumber + 1),
                MidpointRounding.AwayFromZero),
            view.PerDay);
        Assert.Equal(
            inPeriod.GroupBy(e => e.CategoryId).Select(g => (g.Key, Sum(g), (long)g.Count())).ToHashSet(),
            view.Categories.Select(c => (c.Id, c.Amount, c.Count)).ToHashSet());
        Assert.Equal(view.Categories.Select(c => c.Amount).OrderDescending(), view.Categories.Select(c => c.Amount));

        var shownMonth = month ?? Month.Containing(query.Days?.Last ?? today, firstDay);
        Assert.Equal(
            Enumerable.Range(0, 12).Select(i => shownMonth.Add(i - 11))
                .Select(m => (m.ToString(), Sum(expenses.Where(e => Month.Containing(e.Date, firstDay) == m)))),
            view.Months.Select(m => ($"{m.First:yyyy-MM}", m.Amount)));
        if (period is { } shown)
        {
            var before = month?.Previous.Days(firstDay) ?? AnyDays(first.AddDays(-shown.Days), shown.Days - 1);
            var compared = isRunning ? before.Take(today.DayNumber - first.DayNumber + 1) : before;
            AssertPeriod(inPeriod, expenses, today, counted, compared, view);
        }
        AssertList(inPeriod, query.CategoryId, view);
    }

    static void AssertPeriod(
        List<ExpenseInput> inPeriod, List<ExpenseInput> expenses, DateOnly today, DateOnly counted,
        DateRange compared, DashboardView view)
    {
        var days = view.Last.DayNumber - view.First.DayNumber + 1;
        Assert.Equal(
            Enumerable.Range(0, days > 62 ? 0 : days)
                .Select(i => Sum(inPeriod.Where(e => e.Date == view.First.AddDays(i)))),
            view.Days);
        var before = expenses.Where(e => compared.Contains(e.Date)).ToList();
        var isFair = view.First <= today
            && expenses.Min(e => e.Date).DayNumber - compared.First.DayNumber <= Math.Min(7, compared.Days / 4);
        Assert.Equal(
            isFair
                ? new SpendingComparison(
                    compared.First, compared.Last, Sum(inPeriod.Where(e => e.Date <= counted)), Sum(before),
                    before.Count)
                : null,
            view.Comparison);
    }

    static void AssertList(List<ExpenseInput> inPeriod, Guid? categoryId, DashboardView view)
    {
        var listed = inPeriod.Where(e => categoryId is null || e.CategoryId == categoryId).ToList();
        var page = listed.AsEnumerable().Reverse().OrderByDescending(e => e.Date).Take(ExpenseListQueries.Size)
            .ToList();
        Assert.Equal(page.Select(e => e.Title), view.Expenses.Rows.Select(r => r.Title));
        Assert.Equal(listed.Count > ExpenseListQueries.Size, view.Expenses.Next is not null);
        Assert.All(page, e => Assert.Equal(Sum(listed.Where(l => l.Date == e.Date)), view.Expenses.DayTotals[e.Date]));
    }

    static DateRange AnyDays(DateOnly first, int more) => new(first, first.AddDays(more));

    static long Sum(IEnumerable<ExpenseInput> expenses) => expenses.Sum(e => e.Amount.Minor);

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
