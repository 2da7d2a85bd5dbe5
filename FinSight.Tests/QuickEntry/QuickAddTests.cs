using Bunit;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Web.Components;
using FinSight.Web.Features.QuickEntry;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.QuickEntry;

public sealed class QuickAddTests : QuickAddTestBase
{
    [Fact]
    public async Task A_line_is_understood_at_each_key_added_at_Enter_and_free_again()
    {
        var quick = Draw();
        Type(quick, "coffee 4.50 yesterday #work");

        Assert.Equal(["Coffee", "CHF\u00A04.50", "Eating out", "Yesterday, Sun 22 Nov", "#work"], Chips(quick));
        await quick.SubmitAsync("form");

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(
            ("Coffee", 450, Today.AddDays(-1), "work"), (row.Title, row.Amount, row.Date, Assert.Single(row.Tags)));
        Assert.Equal("Added Coffee, CHF\u00A04.50.", quick.Find(".quick-add > [role=status]").TextContent);
        Assert.Empty(Chips(quick));
        Assert.Equal(row.Id, Assert.Single(Lines.Invocations["settle"]).Arguments[0]);
    }

    [Fact]
    public async Task What_goes_to_another_period_than_the_page_shows_is_told_with_its_day()
    {
        var quick = Show<QuickAdd>(p => p.Add(q => q.Choices, Choices).Add(q => q.Shows, day => day.Year == 2025));
        await AddAsync(quick, Guid.CreateVersion7(), "bread 4");
        Assert.Equal("Added Bread, CHF\u00A04.00, today", Services.GetRequiredService<ToastService>().Current!.Text);
        await AddAsync(quick, Guid.CreateVersion7(), "tea 4 20.11.2025");
        Assert.Null(Services.GetRequiredService<ToastService>().Current!.Text);
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
        await quick.SubmitAsync("form");
        Assert.Equal(DateOnly.Parse(date, null), Assert.Single((await ViewAsync()).Expenses.Rows).Date);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_Enter_and_not_before()
    {
        var quick = Draw();
        Type(quick, "coffee");
        Assert.Empty(quick.FindAll(".error"));

        await quick.SubmitAsync("form");

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
        await quick.SubmitAsync("form");
        Assert.Equal(0, (await ViewAsync()).Count);
        Assert.Equal("salary +5000", Assert.Single(Lines.Invocations["ask"]).Arguments[0]);
        Assert.Empty(quick.FindAll(".error"));

        Assert.Equal(["CHF 5,000.00", "CHF −5,000.00"], Readings(quick));
        await quick.FindAll(".chip.reading")[1].ClickAsync(new());
        Assert.Empty(quick.FindAll(".chip.ask"));
        await quick.SubmitAsync("form");

        Assert.Equal(-500_000, Assert.Single((await ViewAsync()).Expenses.Rows).Amount);
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_chosen_by_hand_too()
    {
        var quick = Draw();
        Type(quick, "pizza 46 31 Jun");
        Assert.Equal("31 Jun does not exist.", quick.Find(".chip.ask").TextContent);
        Assert.Equal(["Tue 30 Jun", "Wed 1 Jul"], Readings(quick));
        quick.Click("#chip-date");
        quick.Change("#quick-date", "2026-05-31");
        await quick.SubmitAsync("form");

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Pizza", 4600, new DateOnly(2026, 5, 31)), (row.Title, row.Amount, row.Date));
    }

    [Fact]
    public async Task Money_of_another_currency_is_told_in_the_ledger_s_own()
    {
        var quick = Draw();
        Type(quick, "gas usd 45");
        await quick.SubmitAsync("form");
        Assert.Equal("This ledger is in CHF. Type the amount in CHF.", quick.Find(".chip.ask").TextContent);
        Assert.Empty(quick.FindAll(".chip.reading"));
        Assert.Equal("chip-amount", quick.Find("[data-ask]").Id);
        quick.Click("#chip-amount");
        quick.Change("#quick-amount", "40.20");
        await quick.SubmitAsync("form");

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Gas usd 45", 4020), (row.Title, row.Amount));
    }

    [Fact]
    public async Task What_is_half_typed_goes_on_in_the_fields_under_its_id()
    {
        var quick = Draw();
        var id = Carries();
        Type(quick, "2x12 cinema tickets yesterday #fun // with Anna");
        quick.Click("summary");

        quick.WaitForAssertion(() => Assert.Equal("Cinema tickets", Field(quick, "Title").GetAttribute("value")));
        Assert.Equal(
            ["24.00", IdOf("Leisure"), "2026-11-22", "with Anna", "fun"],
            new[] { "Amount", "Category", "Date", "Note", "Tags" }
                .Select(label => Field(quick, label).GetAttribute("value")));
        Assert.Empty(Chips(quick));

        await quick.SubmitAsync("#add");
        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal((id, "Cinema tickets", 2_400, "with Anna"), (row.Id, row.Title, row.Amount, row.Note));
    }

    [Fact]
    public void Fields_that_are_closed_untouched_give_the_line_back_with_what_was_chosen()
    {
        var quick = Draw();
        var id = Carries();
        Lines.Setup<bool>("carryBack", _ => true).SetResult(true);
        Type(quick, "zorb 4.50");
        quick.Change("#quick-category", Choices[7].Id.ToString());
        quick.Click("summary");
        quick.WaitForAssertion(() => Assert.Equal("Zorb", Field(quick, "Title").GetAttribute("value")));
        quick.Click("summary");

        quick.WaitForAssertion(
            () => Assert.Equal(
                new object?[] { id, "zorb 4.50" }, Assert.Single(Lines.Invocations["carryBack"]).Arguments));
        Type(quick, "zorb 4.50");
        Assert.Equal($"Category {Choices[7].Name}", Words(quick.Find("#chip-category")));
        Assert.Null(Field(quick, "Title").GetAttribute("value"));
    }

    [Fact]
    public void Fields_that_hold_something_are_not_overwritten_by_the_line()
    {
        var quick = Draw();
        Field(quick, "Title").Input("Chair");
        Type(quick, "zorb 4.50");
        quick.Click("summary");
        Assert.Empty(Lines.Invocations["carry"]);
        Assert.Equal("Chair", Field(quick, "Title").GetAttribute("value"));
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
        await House.Get<CategoryService>().ArchiveAsync(Ledger.Member, (await House.CategoryAsync(Ledger.Member)).Id);

        await quick.SubmitAsync("form");

        Assert.Equal("Choose a category.", quick.Find(".quick-add > .error").TextContent.Trim());
        Assert.Equal("Choose a category.", Assert.Single(Lines.Invocations["refuse"]).Arguments[1]);
    }
}
