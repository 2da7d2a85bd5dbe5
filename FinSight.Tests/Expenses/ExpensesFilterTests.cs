using System.Globalization;
using Bunit;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Tests.Expenses;

/// <summary>The filter of the page: in its address, in its field, and in its plain controls.</summary>
public sealed class ExpensesFilterTests : ExpensesPageTestBase
{
    [Theory]
    [InlineData("train", "Train")]
    [InlineData("category:groceries amount>=4", "Bread")]
    [InlineData("-category:groc", "Train")]
    [InlineData("2026-11-22", "Train")]
    [InlineData("nothing", "")]
    public async Task The_address_holds_the_filter(string filter, string titles)
    {
        await SpendAsync("Tea", 300);
        await SpendAsync("Bread", 450);
        await SpendAsync("Train", 2600, "Transport", Today.AddDays(-1));
        var page = Draw(Ledger.ToExpenses(filter));
        Assert.Equal(titles, string.Join(' ', Titles(page)));
        Assert.Equal(filter, page.Find("#q").GetAttribute("value"));
    }

    [Fact]
    public async Task Plain_controls_and_the_field_say_the_same()
    {
        await SpendAsync("Tea", 300);
        var page = Draw(Ledger.ToExpenses("category:groceries amount>=2 2026-11 tea", ExpenseSort.Largest));
        Assert.Equal("Groceries", Field(page, "Category").GetAttribute("value"));
        Assert.Equal(
            ["2026-11-01", "2026-11-30"], page.FindAll("input[type=date]").Select(i => i.GetAttribute("value")));
        Assert.Equal("2.00", page.Find("[aria-label='Amount from']").GetAttribute("value"));
        Assert.Equal("Largest", Field(page, "Sort by").GetAttribute("value"));

        Field(page, "Category").Change("Eating out");
        Assert.Equal("tea category:\"Eating out\" amount>=2.00 2026-11", Asked());
        page.Change("[aria-label='Amount to']", "5");
        Assert.Equal("tea category:\"Eating out\" amount:2.00..5.00 2026-11", Asked());
        page.Change("[aria-label=From]", "");
        Assert.Equal("tea category:\"Eating out\" amount:2.00..5.00 ..2026-11", Asked());
        Assert.EndsWith("&sort=largest", Navigation.Uri, StringComparison.Ordinal);
        page.Change("#q", "tea");
        Assert.Equal("tea", Asked());
        Assert.Equal("", Field(page, "Category").GetAttribute("value"));
    }

    [Theory]
    [InlineData(
        "category:nonsense amount>lots", "amount>lots: Type an amount such as 12.50.",
        "There is no category nonsense.")]
    [InlineData("tag:nonsense", "There is no tag nonsense.")]
    [InlineData("2026-05..2026-03", "2026-05..2026-03: There are no such days.")]
    public async Task What_is_not_understood_stands_beside_the_field_and_shows_nothing_as_its_result(
        string filter, params string[] problems)
    {
        await SpendAsync("Tea", 300);
        var page = Draw();
        page.WaitForElement("[data-figure=list-sum]");
        Navigation.NavigateTo(Ledger.ToExpenses(filter));
        page.WaitForAssertion(() => Assert.Equal(problems, page.FindAll("#q-help .error").Select(Said)));
        Assert.Equal("true", page.Find("#q").GetAttribute("aria-invalid"));
        Assert.Empty(Titles(page));
        Assert.Empty(page.FindAll("[data-figure], .page-head p"));

        Navigation.NavigateTo(page.Find(".empty a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(["Tea"], Titles(page)));
        page.WaitForElement("[data-figure=list-sum]");
    }

    [Fact]
    public async Task The_address_holds_one_form_and_the_field_the_readers()
    {
        await SpendAsync("Rent", 140_000);
        await SpendAsync("Tea", 300);
        Ledger = Ledger with { Person = Ledger.Person with { Culture = CultureInfo.GetCultureInfo("de-DE") } };
        var page = Draw();
        page.Change("#q", "amount>=1.400,00");
        Assert.Equal("amount>=1.400,00", page.Find("#q").GetAttribute("value"));
        await page.SubmitAsync("#filter");
        Assert.Equal("amount>=1400.00", Asked());
        Assert.Equal("amount>=1400,00", page.Find("#q").GetAttribute("value"));
        Assert.Equal(["Rent"], Titles(page));

        page.Change("[aria-label='Amount from']", "2,5");
        Assert.Equal("amount>=2.50", Asked());
        Assert.Equal(
            ("amount>=2,50", "2,50"),
            (page.Find("#q").GetAttribute("value"), page.Find("[aria-label='Amount from']").GetAttribute("value")));
    }

    [Fact]
    public async Task A_bookmark_of_before_takes_the_one_form()
    {
        await SpendAsync("Tea", 300);
        Ledger = Ledger with { Person = Ledger.Person with { Culture = CultureInfo.GetCultureInfo("de-DE") } };
        var page = Draw(Ledger.ToExpenses("amount<12,50", ExpenseSort.Largest));
        page.WaitForAssertion(() => Assert.Equal("amount<12.50", Asked()));
        Assert.EndsWith("&sort=largest", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["Tea"], Titles(page)));
    }

    [Theory]
    [InlineData("0002-11-05")]
    [InlineData("0202-11-05")]
    [InlineData("1899-12-31")]
    [InlineData("3000-01-01")]
    [InlineData("nonsense")]
    public async Task A_date_that_is_not_whole_yet_narrows_nothing(string typed)
    {
        await SpendAsync("Tea", 300);
        var page = Draw(Ledger.ToExpenses("2026-11"));
        page.Change("[aria-label=From]", typed);
        Assert.Equal("2026-11", Asked());
        page.Change("[aria-label=From]", "2026-11-05");
        Assert.Equal("2026-11-05..2026-11", Asked());
    }

    [Fact]
    public async Task A_search_that_is_taken_back_before_the_browser_has_heard_of_it_is_none()
    {
        await SpendAsync("Tea", 300);
        var page = Draw();
        AddressBar.IsSlow = true;
        await ArriveAsync(page, page.ChangeAsync("#q", "next"), page.ChangeAsync("#q", ""));
        Assert.Equal("", Asked() ?? "");
        Assert.Equal("", page.Find("#q").GetAttribute("value"));
        page.WaitForAssertion(() => Assert.Equal(["Tea"], Titles(page)));
    }

    [Fact]
    public async Task What_is_chosen_while_the_line_is_slow_adds_up()
    {
        await SpendAsync("Tea", 300);
        var page = Draw();
        AddressBar.IsSlow = true;
        await ArriveAsync(
            page, Field(page, "Category").ChangeAsync("Groceries"), page.ChangeAsync("[aria-label='Amount to']", "5"),
            Field(page, "Sort by").ChangeAsync("Largest"));
        Assert.Equal("category:Groceries amount<=5.00", Asked());
        Assert.EndsWith("&sort=largest", Navigation.Uri, StringComparison.Ordinal);
    }

    async Task ArriveAsync(IRenderedComponent<ExpensesPage> page, params Task[] asked)
    {
        foreach (var _ in asked) await page.InvokeAsync(AddressBar.Arrive);
        await Task.WhenAll(asked);
    }
}
