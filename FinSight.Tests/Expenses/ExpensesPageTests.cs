using Bunit;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Tests.Expenses;

public sealed class ExpensesPageTests : ExpensesPageTestBase
{
    [Fact]
    public async Task Rows_stand_under_their_day_and_the_figures_follow()
    {
        await SpendAsync("Tea", 300);
        await SpendAsync("Bread", 450);
        await SpendAsync("Train", 2600, "Transport", Today.AddDays(-1));
        var page = Draw();

        Assert.Equal(["Today Mon 23 Nov 7.50", "Yesterday Sun 22 Nov 26.00"], page.FindAll("tr.day").Select(Said));
        Assert.Equal(["Bread", "Tea", "Train"], Titles(page));
        page.WaitForAssertion(() => Assert.Equal(
            ["3 expenses", "CHF 33.50", "CHF 11.17 on average"], page.FindAll(".page-head p > *").Select(Said)));
    }

    [Fact]
    public async Task An_edit_stays_open_while_another_row_is_deleted_or_a_filter_is_not_clear()
    {
        await SpendAsync("Tea", 300);
        await SpendAsync("Rent", 140_000);
        var page = Draw();
        await page.ClickAsync("[aria-label^='Edit Tea']");
        await page.InputAsync("#edit-note", "green");
        await page.ClickAsync("[aria-label^='Delete Rent']");
        page.WaitForAssertion(() => Assert.Equal(
            ("green", 0),
            (page.Find("#edit-note").GetAttribute("value"), page.FindAll("[aria-label^='Edit Rent']").Count)));

        Navigation.NavigateTo(Ledger.ToExpenses("tag:nonsense"));
        page.WaitForElement("#q-help .error");
        Assert.Equal("green", page.Find("#edit-note").GetAttribute("value"));
    }

    [Fact]
    public async Task What_somebody_else_writes_is_tinted_for_four_seconds()
    {
        await SpendAsync("Tea", 100);
        var page = Draw();
        Assert.Empty(page.FindAll("tr.changed"));
        var coffee = await SpendAsync("Coffee", 100);
        page.WaitForAssertion(
            () => Assert.Equal($"{coffee.Id}", page.Find("tr.changed").GetAttribute("data-expense-id")));
        Assert.Contains("added just now", Said(page.Find("tr.changed")), StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromSeconds(4));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr.changed")));
    }

    [Fact]
    public async Task What_is_written_while_a_row_is_read_waits_above_and_comes_with_a_click()
    {
        var jonas = await House.JoinAsync(Ledger.Member, "Jonas");
        await SpendAsync("Tea", 100);
        var page = Draw();
        await page.ChangeAsync("[data-reading]", "yes");
        await House.Expenses.AddAsync(
            jonas, Guid.CreateVersion7(), (await House.FieldsAsync(jonas, "Coffee", 100)) with { Date = Today });
        page.WaitForAssertion(() => Assert.Equal("1 new above", Said(page.Find(".new-rows"))));
        Assert.Equal(["Tea"], Titles(page));

        await page.ClickAsync(".new-rows button");
        Assert.Equal(["Coffee", "Tea"], Titles(page));
        Assert.Contains("Jonas", Said(page.Find("tr.changed small")), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".new-rows button"));
    }
}
