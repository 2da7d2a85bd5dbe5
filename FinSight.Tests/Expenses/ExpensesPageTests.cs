using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Web;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Undo;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FinSight.Tests.Expenses;

public sealed class ExpensesPageTests : ExpensesPageTest
{
    [Fact]
    public async Task Picked_rows_move_to_another_ledger_of_the_reader_and_come_back()
    {
        var home = await House.FoundAsync(Ledger.Member);
        var coffee = await SpendAsync("Coffee", 450);
        await SpendAsync("Tea", 300);
        var page = Draw();
        page.Change($"tr[data-expense-id='{coffee.Id}'] input[type=checkbox]", true);
        page.WaitForElement("[data-bulk=Ledger]").Click();
        Assert.Equal("Household", page.WaitForElement(".bulk-bar option").TextContent);
        await page.SubmitAsync(".bulk-bar form");
        page.WaitForAssertion(() => Assert.Equal(["Tea"], Titles(page)));
        Assert.Equal("Coffee", (await House.Expenses.FindAsync(home, coffee.Id))!.Title);
        var toast = Services.GetRequiredService<Toaster>().Current!;
        Assert.Equal("Moved Coffee to Household", Services.GetRequiredService<ActivityTeller>().Tell(toast.Entry!, Ledger));
        await House.Get<UndoService>().UndoAsync(Ledger.Member, toast.BatchId!.Value);
        Assert.Equal("Coffee", (await House.Expenses.FindAsync(Ledger.Member, coffee.Id))!.Title);
    }

    [Fact]
    public async Task Who_keeps_one_ledger_is_offered_no_other()
    {
        await SpendAsync("Coffee", 450);
        var page = Draw();
        page.Change("tr[data-expense-id] input[type=checkbox]", true);
        page.WaitForElement(".bulk-bar");
        Assert.Empty(page.FindAll("[data-bulk=Ledger]"));
    }

    [Fact]
    public async Task Rows_stand_under_their_day_and_the_figures_follow()
    {
        await SpendAsync("Tea", 300);
        await SpendAsync("Bread", 450);
        await SpendAsync("Train", 2600, "Transport", Today.AddDays(-1));
        var page = Draw();

        Assert.Equal(["Today Mon 23 Nov 7.50", "Yesterday Sun 22 Nov 26.00"], page.FindAll("tr.day").Select(Said));
        Assert.Equal(["Bread", "Tea", "Train"], Titles(page));
        page.WaitForAssertion(() => Assert.Equal("3 expenses · CHF 33.50 · CHF 11.17 on average", Said(page.Find(".page-head p"))));
    }

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
        Assert.Equal(["2026-11-01", "2026-11-30"], page.FindAll("input[type=date]").Select(i => i.GetAttribute("value")));
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
    [InlineData("category:nonsense amount>lots", "amount>lots: Type an amount such as 12.50.", "There is no category nonsense.")]
    [InlineData("tag:nonsense", "There is no tag nonsense.")]
    [InlineData("2026-05..2026-03", "2026-05..2026-03: There are no such days.")]
    public async Task What_is_not_understood_stands_beside_the_field_and_shows_nothing_as_its_result(string filter, params string[] problems)
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
    public async Task An_edit_stays_open_while_another_row_is_deleted_or_a_filter_is_not_clear()
    {
        await SpendAsync("Tea", 300);
        await SpendAsync("Rent", 140_000);
        var page = Draw();
        await page.ClickAsync("[aria-label^='Edit Tea']");
        await page.InputAsync("#edit-note", "green");
        await page.ClickAsync("[aria-label^='Delete Rent']");
        page.WaitForAssertion(() => Assert.Equal(("green", 0), (page.Find("#edit-note").GetAttribute("value"), page.FindAll("[aria-label^='Edit Rent']").Count)));

        Navigation.NavigateTo(Ledger.ToExpenses("tag:nonsense"));
        page.WaitForElement("#q-help .error");
        Assert.Equal("green", page.Find("#edit-note").GetAttribute("value"));
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
        Assert.Equal(("amount>=2,50", "2,50"), (page.Find("#q").GetAttribute("value"), page.Find("[aria-label='Amount from']").GetAttribute("value")));
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
    public async Task What_was_picked_is_deleted_at_once_and_comes_back_with_one_undo()
    {
        foreach (var title in new[] { "Tea", "Bread", "Cake" }) await SpendAsync(title, 100);
        var page = Draw();
        page.Change("[aria-label='Select Tea, 1.00']", true);
        page.Change("[aria-label='Select Cake, 1.00']", true);
        Assert.Equal("2 selected · 2.00", Said(page.Find(".bulk-bar [role=status]")));
        Assert.Equal(2, page.FindAll("tr.picked").Count);

        await Bar(page, "Delete").ClickAsync();
        Assert.Equal(["Bread"], Titles(page));
        Assert.Empty(page.FindAll(".bulk-bar"));
        await House.Get<UndoService>().UndoAsync(Ledger.Member);
        Assert.Equal(3, (await House.Get<ExpenseSearchService>().TotalsAsync(Ledger.Member, ExpenseFilter.Everything)).Count);
    }

    [Fact]
    public async Task All_that_match_are_changed_also_beyond_the_page()
    {
        var fields = await House.FieldsAsync(Ledger.Member, "Tea", 100);
        await House.Expenses.AddManyAsync(Ledger.Member, Enumerable.Repeat(fields, 60));
        await SpendAsync("Bread", 100);
        var page = Draw(Ledger.ToExpenses("tea"));
        page.WaitForElement("[data-figure=list-count]");
        page.Change("[aria-label='Select all on this page']", true);
        Bar(page, "Select all 60").Click();
        Assert.Equal("all 60 · 60.00", Said(page.Find(".bulk-bar [role=status]")));

        Bar(page, "Category").Click();
        page.Change("#bulk-value", Choices.Single(c => c.Name == "Home").Id.ToString());
        await page.SubmitAsync(".bulk-bar form");
        Assert.Empty(page.FindAll(".bulk-bar"));

        var home = await House.Get<ExpenseSearchService>().TotalsAsync(Ledger.Member, new ExpenseFilter().With(FilterKind.Category, "Home"));
        Assert.Equal(60, home.Count);
    }

    [Fact]
    public async Task A_rule_that_is_broken_is_said_in_the_bar()
    {
        await SpendAsync("Tea", 100);
        var page = Draw();
        page.Change("[aria-label='Select Tea, 1.00']", true);
        Bar(page, "Tag").Click();
        await page.SubmitAsync(".bulk-bar form");
        Assert.Equal("Type a tag.", Said(page.Find(".bulk-bar .error")));
        page.Input("#bulk-value", "work, trip");
        await page.SubmitAsync(".bulk-bar form");
        Assert.Equal(["trip", "work"], page.FindAll("#filter-tag option").Skip(1).Select(o => o.TextContent));
    }

    [Fact]
    public async Task Tags_are_added_unless_they_are_to_be_replaced_or_removed()
    {
        await SpendAsync("Tea", 100);
        await House.Get<ExpenseBulkService>().TagAsync(Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything), ["work"]);
        var page = Draw();
        foreach (var (change, tag, expected) in new[] { ("Add", "trip", "#trip #work"), ("Remove", "work", "#trip"), ("Replace", "gift", "#gift") })
        {
            page.Change("[aria-label='Select Tea, 1.00']", true);
            Bar(page, "Tag").Click();
            page.Input("#bulk-value", tag);
            if (change == "Add") await page.SubmitAsync(".bulk-bar form");
            else await Bar(page, change).ClickAsync();
            page.WaitForAssertion(() => Assert.Equal(expected, string.Join(' ', page.FindAll("tr[data-expense-id] .tag").Select(Said).Order())));
        }
    }

    [Fact]
    public async Task Deleting_more_than_a_screenful_asks_once()
    {
        var fields = await House.FieldsAsync(Ledger.Member, "Tea", 100);
        await House.Expenses.AddManyAsync(Ledger.Member, Enumerable.Repeat(fields, 21));
        var page = Draw();
        page.Change("[aria-label='Select all on this page']", true);
        await Bar(page, "Delete").ClickAsync();
        Assert.Equal("Delete 21 expenses?", page.Find("dialog h2").TextContent);
        await page.FindAll("dialog button").Single(button => button.TextContent == "Cancel").ClickAsync();
        Assert.Equal((0, 21), (page.FindAll("dialog").Count, Titles(page).Count()));

        await Bar(page, "Delete").ClickAsync();
        await page.FindAll("dialog button").Single(button => button.TextContent == "Delete").ClickAsync();
        Assert.Empty(Titles(page));
    }

    [Fact]
    public async Task Tags_that_many_lose_are_told_by_their_number()
    {
        await SpendAsync("Tea", 100);
        await SpendAsync("Cake", 200);
        var bulk = House.Get<ExpenseBulkService>();
        await bulk.TagAsync(Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything), ["trip", "sunday"]);
        await bulk.TagAsync(Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything), ["trip"], TagChange.Remove);
        var entry = (await House.Get<ActivityService>().PageAsync(Ledger.Member, new ActivityQuery())).Entries[0];
        Assert.Equal("Removed #trip from 2 expenses", Services.GetRequiredService<ActivityTeller>().Tell(entry, Ledger));
    }

    [Fact]
    public async Task Tagging_many_is_told_by_their_number_and_their_tags()
    {
        await SpendAsync("Tea", 100);
        await SpendAsync("Cake", 200);
        await House.Get<ExpenseBulkService>().TagAsync(Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything), ["trip", "sunday"]);
        var entry = (await House.Get<ActivityService>().PageAsync(Ledger.Member, new ActivityQuery())).Entries[0];
        Assert.Equal(
            "Tagged 2 expenses #sunday #trip",
            Services.GetRequiredService<ActivityTeller>().Tell(entry, Ledger));
    }

    [Fact]
    public async Task What_somebody_else_writes_is_tinted_for_four_seconds()
    {
        await SpendAsync("Tea", 100);
        var page = Draw();
        Assert.Empty(page.FindAll("tr.changed"));
        var coffee = await SpendAsync("Coffee", 100);
        page.WaitForAssertion(() => Assert.Equal($"{coffee.Id}", page.Find("tr.changed").GetAttribute("data-expense-id")));
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
        await House.Expenses.AddAsync(jonas, Guid.CreateVersion7(), (await House.FieldsAsync(jonas, "Coffee", 100)) with { Date = Today });
        page.WaitForAssertion(() => Assert.Equal("1 new above", Said(page.Find(".new-rows"))));
        Assert.Equal(["Tea"], Titles(page));

        await page.ClickAsync(".new-rows button");
        Assert.Equal(["Coffee", "Tea"], Titles(page));
        Assert.Contains("Jonas", Said(page.Find("tr.changed small")), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".new-rows button"));
    }
}
