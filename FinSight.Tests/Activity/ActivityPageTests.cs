using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Web.Components;
using FinSight.Web.Features.Activity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Activity;

public sealed class ActivityPageTests : SignedInComponentTestBase
{
    ExpenseBulkService Bulk => House.Get<ExpenseBulkService>();

    [Fact]
    public async Task Any_batch_is_undone_from_its_row_and_redone()
    {
        await AddAsync("Coffee");
        await AddAsync("Tea");
        var page = Show<ActivityPage>(_ => { });
        await Row(page, "Added Coffee").QuerySelector("button")!.ClickAsync(new());
        page.WaitForAssertion(
            () => Assert.Contains("undone", Row(page, "Added Coffee", at: 1).TextContent, StringComparison.Ordinal));
        Assert.Equal(["Undone: Added Coffee, 4.50", "Added Tea, 4.50"], Sentences(page).Take(2));
        Assert.Equal(ToastOfferKind.Redo, Services.GetRequiredService<ToastService>().Current!.Offer);

        Time.Advance(TimeSpan.FromSeconds(1));
        await Row(page, "Added Coffee", at: 1).QuerySelector("button")!.ClickAsync(new());
        page.WaitForAssertion(
            () => Assert.StartsWith("Redone: Added Coffee", Sentences(page)[0], StringComparison.Ordinal));
        Assert.Equal("Undo", Row(page, "Added Coffee", at: 2).QuerySelector("button")!.TextContent);
    }

    [Fact]
    public async Task Whose_a_step_is_goes_without_saying_where_nobody_else_is()
    {
        await AddAsync("Coffee");
        Assert.Empty(Show<ActivityPage>(_ => { }).FindAll(".activity-row .avatar"));
        await House.JoinAsync(Ledger.Member, "Jonas", Role.Editor);
        Assert.NotEmpty(Show<ActivityPage>(_ => { }).FindAll(".activity-row .avatar"));
    }

    [Fact]
    public async Task Bulk_acts_are_told_as_people_would()
    {
        var ids = new[] { (await AddAsync("Coffee")).Id, (await AddAsync("Tea")).Id };
        var all = ExpenseSelection.Of(ids);
        await Bulk.TagAsync(Ledger.Member, all, ["sunday"]);
        await Bulk.MoveAsync(Ledger.Member, all, Choices.Single(choice => choice.Name == "Kids").Id);
        await Bulk.DeleteAsync(Ledger.Member, all);
        await House.Get<UndoService>().UndoAsync(Ledger.Member);

        var page = Show<ActivityPage>(_ => { });
        Assert.Equal(
            [
                "Undone: Deleted 2 expenses", "Deleted 2 expenses", "Moved 2 expenses to Kids",
                "Tagged 2 expenses #sunday",
            ],
            Sentences(page).Take(4));
        var batch = page.FindAll(".activity-row a")
            .Single(link =>
                link.TextContent == "All 2 changes"
                    && link.Closest("li")!.TextContent.Contains("Moved", StringComparison.Ordinal));
        var shown = Show<BatchPage>(p => p.Add(b => b.Id, Guid.Parse(batch.GetAttribute("href")!.Split('/')[^1])));
        Assert.Equal("Moved 2 expenses to Kids", shown.Find("h1").TextContent);
        Assert.Equal(["Coffee: Groceries → Kids", "Tea: Groceries → Kids"], Sentences(shown).Order());
    }

    [Fact]
    public async Task What_is_undone_is_told_as_it_is_now()
    {
        var row = await AddAsync("Coffee");
        await House.Expenses.EditAsync(Ledger.Member, row.Id, row.Version, new ExpenseEdit(Title: "Tea"));
        await House.Get<UndoService>().UndoAsync(Ledger.Member);
        Assert.Equal("Undone. Tea → Coffee", Sentences(Show<ActivityPage>(_ => { }))[0]);
    }

    [Fact]
    public async Task A_tag_that_a_bulk_act_made_goes_with_its_undo()
    {
        var row = await AddAsync("Coffee");
        await Bulk.TagAsync(Ledger.Member, ExpenseSelection.Of([row.Id]), ["sunday"]);
        await House.Get<UndoService>().UndoAsync(Ledger.Member);
        Assert.Empty((await House.Get<Core.Tags.TagService>().ListAsync(Ledger.Member)).Tags);
    }

    [Fact]
    public async Task Who_only_looks_on_gets_no_button()
    {
        await AddAsync("Coffee");
        var viewer = await House.JoinAsync(Ledger.Member, "Vera", Role.Viewer);
        Ledger = Ledger with { Member = viewer };
        Assert.Empty(Show<ActivityPage>(_ => { }).FindAll(".activity-row button"));
    }

    [Fact]
    public void A_batch_that_is_not_there_says_so() =>
        Assert.Equal(
            "Nothing here", Show<BatchPage>(p => p.Add(b => b.Id, Guid.CreateVersion7())).Find("h1").TextContent);

    static IElement Row<T>(IRenderedComponent<T> page, string sentence, int at = 0) where T : IComponent =>
        page.FindAll(".activity-row")
            .Where(row => row.TextContent.Contains(sentence, StringComparison.Ordinal))
            .ElementAt(at);

    static List<string> Sentences<T>(IRenderedComponent<T> page) where T : IComponent =>
        [
            .. page.FindAll(".activity-row .title").Select(title =>
                title.TextContent.Replace("\u2068", "", StringComparison.Ordinal)
                    .Replace("\u2069", "", StringComparison.Ordinal)),
        ];

    async Task<ExpenseRow> AddAsync(string title) => await House.Expenses.AddAsync(
        Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, title));
}
