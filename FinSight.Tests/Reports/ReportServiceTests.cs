using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Reports;

namespace FinSight.Tests.Reports;

public sealed class ReportServiceTests : ServiceTestBase
{
    static readonly DateOnly Today = new(2026, 11, 29);
    static readonly ExpenseFilter November = new() { From = new(2026, 11, 1), To = new(2026, 11, 30) };

    [Fact]
    public async Task A_month_that_runs_compares_with_as_many_days_before()
    {
        await SpendAsync("2026-09-01", 100);
        await SpendAsync("2026-10-29", 1_000);
        await SpendAsync("2026-10-30", 7_777);
        await SpendAsync("2026-11-29", 1_500);
        await SpendAsync("2026-11-30", 500);
        var view = await ViewAsync(November);
        Assert.Equal((2_000, 2, 52), (view.Spent, view.Count, view.PerDay));
        Assert.Equal(
            (new(2026, 10, 1), new(2026, 10, 29), 500, 500),
            (view.Compared!.Before.First, view.Compared.Before.Last, view.Compared.More, view.Compared.Permille));
    }

    [Fact]
    public async Task A_year_compares_with_the_year_before_and_shows_its_months()
    {
        await SpendAsync("2025-01-01", 4_000);
        await SpendAsync("2026-02-03", 1_000);
        var view = await House.Get<ReportService>().ViewAsync(
            Mara, new ReportRequest(new() { From = new(2026, 1, 1), To = new(2026, 12, 31) }, new(2027, 3, 1)));
        Assert.Equal(
            (-3_000, new DateRange(new(2025, 1, 1), new(2025, 12, 31))), (view.Compared!.More, view.Compared.Before));
        Assert.Equal(new(2026, 1, 1), view.Months[0].First);
        Assert.Equal([0, 1_000, 0], view.Months.Take(3).Select(month => month.Amount));
    }

    [Fact]
    public async Task Categories_stand_in_a_tree_that_adds_up()
    {
        var categories = House.Get<CategoryService>();
        var home = (await categories.AddAsync(Mara, new CategoryInput("House", "🏡", "home"))).Row;
        var rent = (await categories.AddAsync(Mara, new CategoryInput("Lease", "🏡", "other", ParentId: home.Id))).Row;
        await SpendAsync("2026-11-02", 300, home.Id);
        await SpendAsync("2026-11-03", 600, rent.Id);
        await SpendAsync("2026-11-03", 100);
        var view = await ViewAsync(November);
        Assert.Equal(
            [
                ("House", 1, 900, 900, false), ("Lease", 2, 600, 600, false), ("House", 2, 300, 300, true),
                ("Groceries", 1, 100, 100, false),
            ],
            view.Categories.Select(row => (row.Name, row.Level, row.Amount, row.Permille, row.IsOwn)));
        Assert.Equal(view.Spent, view.Categories.Where(row => row.Level == 1).Sum(row => row.Amount));
        Assert.Equal([900, 100], view.Split().Spent.Select(share => share.Total.Amount));
    }

    [Theory]
    [InlineData("Coffee", 3)]
    [InlineData("Nothing", 0)]
    public async Task A_filter_holds_for_all_that_the_report_says(string word, int count)
    {
        foreach (var day in new[] { "2026-09-10", "2026-10-10", "2026-11-10" }) await SpendAsync(day, 450);
        var view = await House.Get<ReportService>().ViewAsync(
            Mara, new ReportRequest(ExpenseFilter.Everything.With(FilterKind.Word, word), Today, WithList: true));
        Assert.Equal((count, 450L * count), (view.Count, view.Spent));
        Assert.Equal(new DateRange(count == 0 ? Today : new(2026, 9, 10), Today), view.Days);
        Assert.Equal(view.Spent, view.Categories.Where(row => row.Level == 1).Sum(row => row.Amount));
        Assert.Equal(view.Spent, view.Months.Sum(month => month.Amount));
        Assert.Equal(view.Spent, view.List.Sum(line => line.Amount));
        Assert.Equal(count, view.Largest.Count);
        Assert.Empty(view.Budgets);
    }

    [Fact]
    public async Task The_largest_come_first_and_the_list_is_by_day()
    {
        for (var i = 1; i <= 14; i++) await SpendAsync($"2026-11-{30 - i:D2}", i * 100);
        var view = await House.Get<ReportService>().ViewAsync(Mara, new ReportRequest(November, Today, WithList: true));
        Assert.Equal(Enumerable.Range(5, 10).Reverse().Select(i => i * 100L), view.Largest.Select(line => line.Amount));
        Assert.Equal(view.List.Select(line => line.Date).Order(), view.List.Select(line => line.Date));
        Assert.Equal((14, 0), (view.List.Count, view.NotListed));
        Assert.Empty((await ViewAsync(November)).List);
    }

    [Fact]
    public async Task Budgets_of_the_report_s_days_add_up_and_longer_ones_keep_their_own()
    {
        var budgets = House.Get<BudgetService>();
        await budgets.AddAsync(
            Mara, new(null, new Money(50_000, Mara.Currency), BudgetCycleKind.Year, new(2026, 1, 1)), Today);
        await budgets.AddAsync(
            Mara,
            new(
                (await House.CategoryAsync(Mara)).Id,
                new Money(1_000, Mara.Currency),
                BudgetCycleKind.Month,
                new(2026, 9, 1)),
            Today);
        foreach (var day in new[] { "2026-09-10", "2026-10-10", "2026-11-10" }) await SpendAsync(day, 450);
        var view = await ViewAsync(new() { From = new(2026, 10, 1), To = new(2026, 11, 30) });
        Assert.Equal(
            [
                (null, new DateRange(new(2026, 1, 1), new(2026, 12, 31)), 50_000, 1_350),
                ("Groceries", new DateRange(new(2026, 10, 1), new(2026, 11, 30)), 2_000, 900),
            ],
            view.Budgets.Select(budget => (budget.Category, budget.Days, budget.Limit, budget.Spent)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_periods_of_a_budget_add_up_however_many_the_report_has(bool rolls)
    {
        await House.Get<BudgetService>().AddAsync(
            Mara,
            new(null, new Money(1_000, Mara.Currency), BudgetCycleKind.Week, new(2026, 1, 5), RollsOver: rolls), Today);
        foreach (var day in new[] { "2026-01-10", "2026-11-10" }) await SpendAsync(day, 450);
        var budget = Assert.Single((await ViewAsync(new() { From = new(2026, 1, 1), To = new(2026, 11, 29) })).Budgets);
        Assert.Equal(
            (new DateRange(new(2026, 1, 5), new(2026, 11, 29)), 47_000, 900),
            (budget.Days, budget.Limit, budget.Spent));
    }

    [Fact]
    public async Task An_unknown_name_is_told() =>
        Assert.Equal(
            Rules.Filter.TagUnknown,
            (await Assert.ThrowsAsync<RuleException>(
                () => ViewAsync(ExpenseFilter.Everything.With(FilterKind.Tag, "nonsense")))).Rule);

    Task<ReportResult> ViewAsync(ExpenseFilter filter) =>
        House.Get<ReportService>().ViewAsync(Mara, new ReportRequest(filter, Today));

    async Task SpendAsync(string date, long minor, Guid? category = null)
    {
        var fields = await House.FieldsAsync(Mara, minor: minor, date: date);
        await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), category is { } id ? fields with { CategoryId = id } : fields);
    }
}
