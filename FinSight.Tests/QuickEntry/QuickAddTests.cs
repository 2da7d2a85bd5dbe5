using Bunit;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Web.Features.QuickEntry;

namespace FinSight.Tests.QuickEntry;

public sealed class QuickAddTests : VisitTest
{
    [Fact]
    public async Task A_line_is_understood_at_each_key_added_at_Enter_and_free_again()
    {
        var quick = Draw();
        Type(quick, "coffee 4.50 yesterday #work");

        Assert.Equal(["Coffee", "CHF 4.50", "Eating out", "Yesterday, Sun 22 Nov", "#work"], Chips(quick));
        await quick.Find("form").SubmitAsync();

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Coffee", 450, Today.AddDays(-1), "work"), (row.Title, row.Amount, row.Date, Assert.Single(row.Tags)));
        Assert.Equal("Added Coffee, CHF 4.50.", quick.Find(".quick-add > [role=status]").TextContent);
        Assert.Empty(Chips(quick));
        Assert.Equal(row.Id, Assert.Single(Lines.Invocations["settle"]).Arguments[0]);
    }

    [Theory]
    [InlineData("coffee 4.50", "2026-11-24")]
    [InlineData("coffee 4.50 yesterday", "2026-11-23")]
    [InlineData("coffee 4.50 20.11.", "2026-11-20")]
    public async Task Today_is_the_day_on_which_Enter_is_pressed(string line, string date)
    {
        var quick = Draw();
        Type(quick, line);
        Time.Advance(TimeSpan.FromHours(11));
        await quick.Find("form").SubmitAsync();
        Assert.Equal(DateOnly.Parse(date, null), Assert.Single((await ViewAsync()).Expenses.Rows).Date);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_Enter_and_not_before()
    {
        var quick = Draw();
        Type(quick, "coffee");
        Assert.Empty(quick.FindAll(".error"));

        await quick.Find("form").SubmitAsync();

        Assert.Equal("Type an amount.", quick.Find(".quick-add > .error").TextContent.Trim());
        Assert.Equal(0, (await ViewAsync()).Count);
        Assert.Equal("Type an amount.", Assert.Single(Lines.Invocations["refuse"]).Arguments[1]);
        Type(quick, "coffee 4");
        Assert.Empty(quick.FindAll(".quick-add > .error"));
    }

    [Fact]
    public async Task What_has_two_readings_is_asked_at_Enter_and_one_click_answers()
    {
        var quick = Draw();
        Type(quick, "salary +5000");
        Assert.Equal("This looks like income. An expense, or money back?", quick.Find(".chip.ask").TextContent);
        await quick.Find("form").SubmitAsync();
        Assert.Equal(0, (await ViewAsync()).Count);
        Assert.Equal("salary +5000", Assert.Single(Lines.Invocations["ask"]).Arguments[0]);
        Assert.Empty(quick.FindAll(".error"));

        Assert.Equal(["CHF 5,000.00", "CHF −5,000.00"], Readings(quick));
        await quick.FindAll(".chip.reading")[1].ClickAsync(new());
        Assert.Empty(quick.FindAll(".chip.ask"));
        await quick.Find("form").SubmitAsync();

        Assert.Equal(-500_000, Assert.Single((await ViewAsync()).Expenses.Rows).Amount);
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_chosen_by_hand_too()
    {
        var quick = Draw();
        Type(quick, "pizza 46 31 Jun");
        Assert.Equal("31 Jun does not exist.", quick.Find(".chip.ask").TextContent);
        Assert.Equal(["Tue 30 Jun", "Wed 1 Jul"], Readings(quick));
        quick.Find("#chip-date").Click();
        quick.Find("#quick-date").Change("2026-05-31");
        await quick.Find("form").SubmitAsync();

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Pizza", 4600, new DateOnly(2026, 5, 31)), (row.Title, row.Amount, row.Date));
    }

    [Fact]
    public async Task Money_of_another_currency_is_told_in_the_ledger_s_own()
    {
        var quick = Draw();
        Type(quick, "gas usd 45");
        await quick.Find("form").SubmitAsync();
        Assert.Equal("This ledger is in CHF. Type the amount in CHF.", quick.Find(".chip.ask").TextContent);
        Assert.Empty(quick.FindAll(".chip.reading"));
        Assert.Equal("chip-amount", quick.Find("[data-ask]").Id);
        quick.Find("#chip-amount").Click();
        quick.Find("#quick-amount").Change("40.20");
        await quick.Find("form").SubmitAsync();

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Gas usd 45", 4020), (row.Title, row.Amount));
    }

    [Fact]
    public async Task A_chip_is_corrected_in_place_and_holds_against_the_text()
    {
        var quick = Draw();
        Type(quick, "coffee 4.50");
        quick.Find("#chip-category").Click();
        quick.Find("#quick-category").Change(Choices[1].Id.ToString());
        quick.Find("#quick-category").FocusOut();
        quick.Find("#chip-amount").Click();
        quick.Find("#quick-amount").Change("5.40");
        quick.Find("#quick-amount").FocusOut();
        Type(quick, "coffee 4.50 today");
        await quick.Find("form").SubmitAsync();

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal((540, Choices[1].Id), (row.Amount, row.CategoryId));
    }

    [Fact]
    public void A_guess_is_told_from_what_was_typed()
    {
        var quick = Draw();
        Type(quick, "coffee 4.50");
        Assert.Equal("LikelyEatingout", quick.Find(".chip.guess").TextContent.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Type(quick, "coffee 4.50 groceries");
        Assert.Empty(quick.FindAll(".chip.guess"));
    }

    [Fact]
    public async Task Each_entry_goes_under_the_id_that_the_browser_has_for_it()
    {
        var quick = Draw();
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await AddAsync(quick, first, "coffee 4.50");
        await AddAsync(quick, second, "tea 3");
        await AddAsync(quick, second, "tea 3");

        Assert.Equal([second, first], (await ViewAsync()).Expenses.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task An_entry_that_is_refused_goes_back_with_the_reason()
    {
        var quick = Draw();
        Type(quick, "coffee 4.50 groceries");
        await House.Get<CategoryService>().ArchiveAsync(Visit.Member, (await House.CategoryAsync(Visit.Member)).Id);

        await quick.Find("form").SubmitAsync();

        Assert.Equal("Choose a category.", quick.Find(".quick-add > .error").TextContent.Trim());
        Assert.Equal("Choose a category.", Assert.Single(Lines.Invocations["refuse"]).Arguments[1]);
    }

    BunitJSModuleInterop Lines => Drafts;

    IRenderedComponent<QuickAdd> Draw() => Show<QuickAdd>(p => p.Add(q => q.Choices, Choices));

    static async Task AddAsync(IRenderedComponent<QuickAdd> quick, Guid id, string text)
    {
        quick.Find("[name=entry-id]").Input(id.ToString());
        Type(quick, text);
        await quick.Find("form").SubmitAsync();
    }

    static void Type(IRenderedComponent<QuickAdd> quick, string text) => quick.Find("#quick-line").Input(text);

    static IEnumerable<string> Readings(IRenderedComponent<QuickAdd> quick) =>
        quick.FindAll(".chip.reading").Select(reading => reading.TextContent);

    /// <summary>What each chip says behind its label.</summary>
    static IEnumerable<string> Chips(IRenderedComponent<QuickAdd> quick) =>
        quick.FindAll(".chip").Select(chip => string.Concat(chip.ChildNodes.Where(node => node.NodeName == "#text").Select(node => node.TextContent)).Trim());
}
