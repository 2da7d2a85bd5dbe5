using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Web.Components;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Expenses;

/// <summary>What is done to all picked rows at once.</summary>
public sealed class BulkBarTests : ExpensesPageTestBase
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
        var toast = Services.GetRequiredService<ToastService>().Current!;
        Assert.Equal(
            "Moved Coffee to Household", Services.GetRequiredService<ActivityDescriber>().Tell(toast.Entry!, Ledger));
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
        Assert.Equal(
            3, (await House.Get<ExpenseSearchService>().TotalsAsync(Ledger.Member, ExpenseFilter.Everything)).Count);
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
        Assert.Equal("Choose", page.Find("#bulk-value option").TextContent);
        Assert.Single(page.FindAll(".bulk-bar button"), b => Said(b) == "Change 60 expenses");
        await page.SubmitAsync(".bulk-bar form");
        Assert.Equal("Choose a category.", Said(page.Find(".bulk-bar .error")));
        page.Change("#bulk-value", Choices.Single(c => c.Name == "Home").Id.ToString());
        await page.SubmitAsync(".bulk-bar form");
        Assert.Empty(page.FindAll(".bulk-bar"));

        var home = await House.Get<ExpenseSearchService>()
            .TotalsAsync(Ledger.Member, new ExpenseFilter().With(FilterKind.Category, "Home"));
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
        await House.Get<ExpenseBulkService>()
            .TagAsync(Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything), ["work"]);
        var page = Draw();
        foreach (var (change, tag, expected) in new[]
        {
            ("Add", "trip", "#trip #work"), ("Remove", "work", "#trip"), ("Replace", "gift", "#gift"),
        })
        {
            page.Change("[aria-label='Select Tea, 1.00']", true);
            Bar(page, "Tag").Click();
            page.Input("#bulk-value", tag);
            if (change == "Add") await page.SubmitAsync(".bulk-bar form");
            else await Bar(page, change).ClickAsync();
            page.WaitForAssertion(() => Assert.Equal(
                expected, string.Join(' ', page.FindAll("tr[data-expense-id] .tag").Select(Said).Order())));
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
        await bulk.TagAsync(
            Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything), ["trip"], TagChangeKind.Remove);
        var entry = (await House.Get<ActivityService>().PageAsync(Ledger.Member, new ActivityRequest())).Entries[0];
        Assert.Equal(
            "Removed #trip from 2 expenses", Services.GetRequiredService<ActivityDescriber>().Tell(entry, Ledger));
    }

    [Fact]
    public async Task Tagging_many_is_told_by_their_number_and_their_tags()
    {
        await SpendAsync("Tea", 100);
        await SpendAsync("Cake", 200);
        await House.Get<ExpenseBulkService>()
            .TagAsync(Ledger.Member, ExpenseSelection.All(ExpenseFilter.Everything), ["trip", "sunday"]);
        var entry = (await House.Get<ActivityService>().PageAsync(Ledger.Member, new ActivityRequest())).Entries[0];
        Assert.Equal(
            "Tagged 2 expenses #sunday #trip",
            Services.GetRequiredService<ActivityDescriber>().Tell(entry, Ledger));
    }
}
