using Bunit;
using Bunit.TestDoubles;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Tests.Expenses;

/// <summary>The pages of the list, and how it is searched.</summary>
public sealed class ExpenseListTests : ExpensesPageTestBase
{
    [Theory]
    [InlineData(ExpenseSort.Newest)]
    [InlineData(ExpenseSort.Smallest)]
    public async Task A_page_of_the_list_is_in_the_address(ExpenseSort sort)
    {
        await SpendManyAsync(120);
        var page = Draw(Ledger.ToExpenses("tea", sort));
        var pages = new List<string[]> { Titles(page).ToArray() };
        await Button(page, "Older").ClickAsync();
        pages.Add([.. Titles(page)]);
        await Button(page, "Older").ClickAsync();
        pages.Add([.. Titles(page)]);
        Assert.Equal([50, 50, 20], pages.Select(titles => titles.Length));
        Assert.True(Button(page, "Older").HasAttribute("disabled"));

        var third = Navigation.Uri;
        await Button(page, "Newer").ClickAsync();
        Assert.Equal(pages[1], Titles(page));
        await Button(page, "Newer").ClickAsync();
        Assert.Equal(pages[0], Titles(page));
        Assert.EndsWith(Ledger.ToExpenses("tea", sort), Navigation.Uri, StringComparison.Ordinal);
        Assert.True(Button(page, "Newer").HasAttribute("disabled"));

        Navigation.NavigateTo(third);
        page.WaitForAssertion(() => Assert.Equal(pages[2], Titles(page)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23.1.2")]
    public async Task No_place_in_the_list_is_its_first_page(string after)
    {
        await SpendAsync("Tea", 300);
        Assert.Equal(["Tea"], Titles(Draw($"/expenses?after={after}")));
    }

    [Fact]
    public async Task What_is_picked_stays_so_on_another_page()
    {
        await SpendManyAsync(60);
        var page = Draw();
        page.Change("[aria-label='Select all on this page']", true);
        await Button(page, "Older").ClickAsync();
        Assert.Equal("50 selected · 50.00", Said(page.Find(".bulk-bar [role=status]")));
    }

    [Fact]
    public async Task Letters_are_one_step_in_the_browsers_history_until_the_word_is_done()
    {
        await SpendAsync("Tea", 300);
        var page = Draw();
        foreach (var typed in new[] { "t", "te ", "tea " }) page.Change("#q", typed);
        Assert.Equal("tea", Asked());
        Assert.Equal("tea ", page.Find("#q").GetAttribute("value"));
        Assert.Equal(2, Steps);
        await page.SubmitAsync("#filter");
        Assert.Equal("tea", page.Find("#q").GetAttribute("value"));
        page.Change("#q", "bread");
        Assert.Equal(3, Steps);

        Navigation.NavigateTo(Ledger.ToExpenses("t"));
        page.WaitForAssertion(() => Assert.Equal("t", page.Find("#q").GetAttribute("value")));
    }

    [Fact]
    public async Task What_was_understood_is_said_piece_by_piece_and_each_goes_with_a_click()
    {
        await SpendAsync("Tea", 300);
        var page = Draw(Ledger.ToExpenses("tea category:groc -category:home amount>2 since november"));
        Assert.Equal(
            ["“tea”", "category Groceries", "without category Home", "over CHF 2.00", "since 1 Nov 2026"], Chips(page));

        await page.ClickAsync("[aria-label='Remove category Groceries']");
        Assert.Equal("tea -category:home amount>2.00 2026-11..", Asked());
        Assert.Equal(4, Chips(page).Count());
        Navigation.NavigateTo(page.Find(".filter-chips a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".filter-chips")));
        Assert.Equal("", page.Find("#q").GetAttribute("value"));
    }

    [Fact]
    public async Task Where_nothing_matches_the_filter_is_one_click_from_clear()
    {
        await SpendAsync("Tea", 300);
        var page = Draw(Ledger.ToExpenses("bread", ExpenseSort.Largest));
        Assert.Equal(["No expense matches", "Clear the filter"], page.Find(".empty").Children.Select(Said));
        Navigation.NavigateTo(page.Find(".empty a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(["Tea"], Titles(page)));
        Assert.EndsWith("/expenses?sort=largest", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groceries", "Show category Groceries", "category:Groceries")]
    [InlineData("eating out amount>2", "Show category Eating out", "category:\"Eating out\" amount>2.00")]
    [InlineData("milk groceries", "Show category Groceries", "milk category:Groceries")]
    [InlineData("WORK", "Show tag work", "tag:work")]
    public async Task A_word_that_finds_nothing_and_is_a_name_leads_to_what_has_it(
        string typed, string offered, string filter)
    {
        await SpendAsync("Tea", 300);
        await House.Get<ExpenseBulkService>()
            .TagAsync(Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything), ["work"]);
        var page = Draw(Ledger.ToExpenses(typed, ExpenseSort.Largest));
        Assert.Equal(["No expense matches", offered, "Clear the filter"], page.Find(".empty").Children.Select(Said));
        Navigation.NavigateTo(page.Find(".empty a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(filter, Asked()));
        Assert.EndsWith("&sort=largest", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_without_expenses_says_what_to_do_next()
    {
        var page = Draw();
        Assert.Equal("Type your first expense", Said(page.Find(".empty a")));
        Assert.EndsWith("/#quick", page.Find(".empty a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this-month", "period:this-month", "2026-11-01", "2026-11-30")]
    [InlineData("last-month", "period:last-month", "2026-10-01", "2026-10-31")]
    [InlineData("last-3-months", "period:last-3-months", "2026-09-01", "2026-11-30")]
    [InlineData("this-year", "period:this-year", "2026-01-01", "2026-12-31")]
    [InlineData("last-12-months", "period:last-12-months", "2025-12-01", "2026-11-30")]
    [InlineData("", "", null, null)]
    public async Task Periods_are_one_choice_and_stay_one(string period, string filter, string? from, string? to)
    {
        await SpendAsync("Tea", 300);
        var page = Draw(Ledger.ToExpenses("2026-05-02..2026-05-05"));
        Assert.Equal("*", page.Find("#filter-period").GetAttribute("value"));
        page.Change("#filter-period", period);
        Assert.Equal(filter, Asked() ?? "");
        Assert.Equal(period, page.Find("#filter-period").GetAttribute("value"));
        Assert.Equal([from, to], page.FindAll("input[type=date]").Select(i => i.GetAttribute("value")));

        Field(page, "Category").Change("Groceries");
        Assert.Equal($"category:Groceries {filter}".Trim(), Asked());
        Assert.Equal(period, page.Find("#filter-period").GetAttribute("value"));
    }

    [Fact]
    public async Task A_day_that_is_chosen_fixes_the_days_of_a_period()
    {
        await SpendAsync("Tea", 300);
        var page = Draw(Ledger.ToExpenses("Last month"));
        Assert.Equal("last-month", page.Find("#filter-period").GetAttribute("value"));
        page.Change("[aria-label=From]", "2026-10-05");
        Assert.Equal("2026-10-05..2026-10", Asked());
        Assert.Equal("*", page.Find("#filter-period").GetAttribute("value"));
    }

    [Fact]
    public async Task A_name_that_was_cut_short_says_which_it_means()
    {
        await SpendAsync("Tea", 300);
        var page = Draw(Ledger.ToExpenses("category:groc"));
        Assert.Equal("Groceries", Field(page, "Category").GetAttribute("value"));
        Assert.Equal(["category Groceries"], Chips(page));

        page = Draw(Ledger.ToExpenses("category:h"));
        Assert.Equal("Home / Health", Field(page, "Category").QuerySelector("option[value='*']")!.TextContent);
        Assert.Equal(["category Home / Health"], Chips(page));
    }

    [Fact]
    public async Task Who_added_it_is_said_once_there_are_two()
    {
        await SpendAsync("Tea", 300);
        Assert.Empty(Draw().FindAll(".who, .by"));
        await House.JoinAsync(Ledger.Member, "Jonas");
        Assert.StartsWith("Mara", Said(Draw().Find(".who .name")), StringComparison.Ordinal);
    }

    async Task SpendManyAsync(int count)
    {
        var fields = await House.FieldsAsync(Ledger.Member, "Tea", 100);
        await House.Expenses.AddManyAsync(
            Ledger.Member, Enumerable.Range(1, count).Select(i => fields with { Title = $"Tea {i}" }));
    }

    int Steps => ((BunitNavigationManager)Navigation).History.Count;

    static IEnumerable<string> Chips(IRenderedComponent<ExpensesPage> page) =>
        page.FindAll(".filter-chips .chip").Select(Said);

    static AngleSharp.Dom.IElement Button(IRenderedComponent<ExpensesPage> page, string name) =>
        page.FindAll(".pager button").Single(button => button.TextContent == name);

    [Fact]
    public async Task The_figures_come_though_the_page_was_turned_before_they_did()
    {
        await SpendManyAsync(60);
        var page = Draw();
        page.WaitForElement("[data-figure=list-sum]");
        var answer = new TaskCompletionSource();
        Fault.Before = command => IsOfTotals(command) ? answer.Task : Task.CompletedTask;
        Navigation.NavigateTo(Ledger.ToExpenses("tea"));
        await page.WaitForElement(".pager button:enabled").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(10, Titles(page).Count()));
        Assert.Empty(page.FindAll("[data-figure=list-sum]"));
        answer.SetResult();
        page.WaitForElement("[data-figure=list-sum]");
    }

    static bool IsOfTotals(string command) =>
        new[] { "Count", "Amount" }.All(sum => command.Contains($"AS \"{sum}\"", StringComparison.Ordinal));
}
