using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Demo;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Demo;

public sealed class DemoServiceTests : ServiceTestBase
{
    static readonly DateOnly Today = new(2026, 11, 23);

    DemoService Demo => House.Get<DemoService>();

    [Fact]
    public async Task One_click_fills_a_year_up_to_today_and_one_takes_all_of_it_out()
    {
        await FillAsync(Mara);
        var full = await ViewAsync();
        Assert.InRange(full.Count, 400, 800);
        Assert.All(full.Months, month => Assert.InRange(month.Amount, 400_000, 900_000));
        Assert.True((await Demo.StateAsync(Mara)).IsFilled);
        var entry = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        var budgets = (await House.Get<BudgetService>().ViewAsync(Mara, Today)).Lines.Count;
        Assert.Equal((Source.Demo, full.Count + budgets, 4), (entry.Source, entry.Count, budgets));

        var removed = await Demo.RemoveAsync(Mara);
        Assert.Equal(full.Count + budgets, removed.Changed);
        Assert.Empty(removed.LeftAlone);
        Assert.Equal((0, 0), ((await ViewAsync()).Count, (await ViewAsync()).AllTime));
        Assert.False((await Demo.StateAsync(Mara)).IsFilled);
    }

    [Fact]
    public async Task Nothing_is_dated_after_today_and_every_amount_fits_its_currency()
    {
        await FillAsync(Mara);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var rows = await db.Expenses.ToListAsync();
        Assert.Equal(Today, rows.Max(e => e.Date));
        Assert.Equal(new DateOnly(2025, 12, 1), rows.Min(e => e.Date));
        Assert.Contains(rows, e => e.Amount < 0);
        Assert.All(rows, e => Assert.Equal(0, e.Amount % 5));
    }

    [Fact]
    public async Task The_same_days_give_the_same_rows() =>
        Assert.Equal(DemoExpenseGenerator.Until(Today), DemoExpenseGenerator.Until(Today).ToList());

    [Theory]
    [InlineData(2024, 2, 29)]
    [InlineData(2026, 1, 1)]
    [InlineData(2026, 12, 31)]
    public void Any_day_has_a_year_before_it(int year, int month, int day)
    {
        var rows = DemoExpenseGenerator.Until(new DateOnly(year, month, day)).ToList();
        Assert.InRange(rows.Count, 400, 800);
        Assert.Equal(12, rows.Select(row => row.Date.ToString("yyyy-MM", null)).Distinct().Count());
    }

    [Theory]
    [InlineData("CHF", "Migros", "Rewe")]
    [InlineData("EUR", "Rewe", "Migros")]
    public async Task Shops_are_those_of_the_currency(string currency, string one, string other)
    {
        var member = await House.FoundAsync(Mara, currency: currency);
        await FillAsync(member);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var titles = await db.Expenses.Where(e => e.LedgerId == member.LedgerId).Select(e => e.Title).ToListAsync();
        Assert.Contains(one, titles);
        Assert.DoesNotContain(other, titles);
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_and_is_named()
    {
        await FillAsync(Mara);
        var row = (await ViewAsync()).Expenses.Rows[0];
        await House.Expenses.EditAsync(Mara, row.Id, row.Version, await House.FieldsAsync(Mara, title: "Mine now"));
        Assert.Equal(["Mine now"], (await Demo.RemoveAsync(Mara)).LeftAlone);
        Assert.Equal("Mine now", Assert.Single((await ViewAsync()).Expenses.Rows).Title);
        Assert.False((await Demo.StateAsync(Mara)).IsFilled);
    }

    [Fact]
    public async Task Own_expenses_stay_as_they_are()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        await FillAsync(Mara);
        await Demo.RemoveAsync(Mara);
        Assert.Equal("Coffee", Assert.Single((await ViewAsync()).Expenses.Rows).Title);
    }

    [Fact]
    public async Task It_comes_once_and_goes_once()
    {
        await Assert.ThrowsAsync<RuleException>(() => Demo.RemoveAsync(Mara));
        await FillAsync(Mara);
        await Assert.ThrowsAsync<RuleException>(() => FillAsync(Mara));
        await Demo.RemoveAsync(Mara);
        await Assert.ThrowsAsync<RuleException>(() => Demo.RemoveAsync(Mara));
        await FillAsync(Mara);
        Assert.True((await Demo.StateAsync(Mara)).IsFilled);
    }

    [Fact]
    public async Task Undo_and_redo_know_it_too()
    {
        await FillAsync(Mara);
        await House.Get<UndoService>().UndoAsync(Mara);
        Assert.False((await Demo.StateAsync(Mara)).IsFilled);
        await House.Get<UndoService>().RedoAsync(Mara);
        Assert.True((await Demo.StateAsync(Mara)).IsFilled);
    }

    [Fact]
    public async Task Another_editor_may_take_it_out_and_a_viewer_may_not()
    {
        await FillAsync(Mara);
        await Assert.ThrowsAsync<RuleException>(() => RemoveAsync(Role.Viewer));
        Assert.Empty((await RemoveAsync(Role.Editor)).LeftAlone);

        async Task<UndoResult> RemoveAsync(Role role) =>
            await Demo.RemoveAsync(await House.JoinAsync(Mara, $"J{role}", role));
    }

    [Fact]
    public async Task Titles_and_categories_are_found_in_the_reader_s_language()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            var groceries = await db.WriteAs(Mara).Categories.SingleAsync(
                c => c.LedgerId == Mara.LedgerId && c.Name == "Groceries");
            groceries.Change(new("Lebensmittel", groceries.Icon, "other"));
            await db.SaveChangesAsync();
        }
        await Demo.FillAsync(
            Mara,
            Today,
            key => key switch { "category: Groceries" => "Lebensmittel", "Bakery" => "Bäckerei", _ => key });
        await using var read = await House.Contexts.CreateDbContextAsync();
        var category = await read.Categories.SingleAsync(c => c.LedgerId == Mara.LedgerId && c.Name == "Lebensmittel");
        Assert.All(
            await read.Expenses.Where(e => e.Title == "Bäckerei").ToListAsync(),
            e => Assert.Equal(category.Id, e.CategoryId));
        Assert.True(await read.Expenses.AnyAsync(e => e.Title == "Bäckerei"));
    }

    Task<WriteResult> FillAsync(Member member) => Demo.FillAsync(member, Today, key => key);

    Task<DashboardView> ViewAsync() => House.Get<DashboardService>().ViewAsync(Mara, new DashboardRequest(null, Today));
}
