using FinSight.Core;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Expenses;

public sealed class ExpenseListQueriesTests : ServiceTestBase
{
    static readonly DateOnly Today = new(2026, 11, 23);
    static readonly Month November = new(2026, 11);

    [Fact]
    public async Task A_filtered_list_pages_without_gaps_while_the_figures_stay_whole()
    {
        var home = (await House.CategoryAsync(Mara, "Home")).Id;
        var fields = await House.FieldsAsync(Mara, minor: 10, date: "2026-11-20");
        await House.Expenses.AddManyAsync(Mara, Enumerable.Range(0, 180).Select(i => fields with
        {
            Title = $"No {i}",
            CategoryId = i % 3 == 0 ? fields.CategoryId : home,
            Date = fields.Date.AddDays(-i / 70),
        }));

        var pages = await PagesAsync(new DashboardRequest(November, Today, home));

        Assert.Equal([20, 20, 20, 20, 20, 20], pages.Select(p => p.Expenses.Rows.Count));
        Assert.Equal(
            Enumerable.Range(0, 180)
                .Where(i => i % 3 != 0)
                .OrderBy(i => i / 70)
                .ThenByDescending(i => i)
                .Select(i => $"No {i}"),
            pages.SelectMany(p => p.Expenses.Rows).Select(r => r.Title));
        Assert.All(pages, page => Assert.Equal((1800, 2), (page.Spent, page.Categories.Count)));
    }

    [Fact]
    public async Task A_day_on_two_pages_has_its_whole_total_on_both()
    {
        var fields = await House.FieldsAsync(Mara, minor: 10, date: "2026-11-20");
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(fields, ExpenseListQueries.Size + 7));
        await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Chair", 9999, "Home", "2026-11-20"));

        var all = await PagesAsync(new DashboardRequest(November, Today));
        var filtered = await PagesAsync(new DashboardRequest(November, Today, fields.CategoryId));

        Assert.Equal([10_269, 10_269], all.Select(p => p.Expenses.DayTotals[fields.Date]));
        Assert.Equal([270, 270], filtered.Select(p => p.Expenses.DayTotals[fields.Date]));
    }

    async Task<List<DashboardView>> PagesAsync(DashboardRequest query)
    {
        List<DashboardView> pages = [];
        do
        {
            query = query with { After = pages.LastOrDefault()?.Expenses.Next };
            pages.Add(await House.Get<DashboardService>().ViewAsync(Mara, query));
        }
        while (pages[^1].Expenses.Next is not null);
        return pages;
    }
}
