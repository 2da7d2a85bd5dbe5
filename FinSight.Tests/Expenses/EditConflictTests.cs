using Bunit;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Expenses;

/// <summary>Somebody else changes an expense while it is edited.</summary>
public sealed class EditConflictTests : EditFormTestBase
{
    [Fact]
    public async Task What_two_changed_in_different_fields_is_merged_without_a_question()
    {
        var (row, jonas) = (await ChairAsync(), await House.JoinAsync(Ledger.Member, "Jonas"));
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.EditAsync(
            jonas, row.Id, row.Version, new ExpenseEdit(Amount: Francs(99_900), Note: "birthday", Tags: ["gift"]));
        await SoonAsync(() => Assert.Equal(
            ("999.00", "birthday", "gift"), (Value(form, "Amount"), Value(form, "Note"), Value(form, "Tags"))));
        Assert.Equal(("My chair", 0), (Value(form, "Title"), form.FindAll(".conflict").Count));

        await form.SubmitAsync("form");
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(
            ("My chair", 99_900, "birthday", "gift", 1),
            (saved.Title, saved.Amount, saved.Note, saved.Tags.Single(), Done));
    }

    [Fact]
    public async Task What_a_browser_says_it_was_typed_over_is_asked_about_and_nonsense_is_not()
    {
        var form = Draw(await ChairAsync());
        Field(form, "Amount").Input("5");
        foreach (var nonsense in new[] { "", "[1", "null", "{\"amount\":1}", "{\"version\":\"7\"}" })
            form.Input("input[name=seen]", nonsense);
        Assert.Empty(form.FindAll(".conflict"));
        form.Input("input[name=seen]", "{\"amount\":\"1.00\",\"title\":\"Stool\"}");
        await SoonAsync(() =>
            Assert.Contains("1204.50", Assert.Single(form.FindAll(".conflict")).TextContent, StringComparison.Ordinal));
        Assert.Equal("Chair", Value(form, "Title"));
    }

    [Fact]
    public async Task A_save_that_is_quicker_than_the_news_is_merged_too()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await form.InvokeAsync(async () =>
        {
            // The page is busy: it hears of the change after the save only.
            await House.Expenses.EditAsync(Ledger.Member, row.Id, row.Version, new ExpenseEdit(Amount: Francs(99_900)));
            await form.SubmitAsync("form");
        });
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("My chair", 99_900, 1), (saved.Title, saved.Amount, Done));
    }

    [Fact]
    public async Task A_field_that_both_changed_is_asked_about_while_typing_with_the_name()
    {
        var (row, jonas) = (await ChairAsync(), await House.JoinAsync(Ledger.Member, "Jonas"));
        var form = Draw(row);
        Field(form, "Amount").Input("150");
        Field(form, "Note").Input("for the desk");
        await House.Expenses.EditAsync(
            jonas, row.Id, row.Version, new ExpenseEdit(Amount: Francs(14_000), Title: "Sofa"));
        await SoonAsync(() => Assert.Matches(@"^Jonas\S* changed this to 140\.00\.$", Asked(form, "Amount")));
        Assert.Equal(
            ("150", "Sofa", 1), (Value(form, "Amount"), Value(form, "Title"), form.FindAll(".conflict").Count));

        // Whoever saves is asked first, and need not save again.
        await form.SubmitAsync("form");
        Assert.Equal((14_000, 0), ((await ViewAsync()).Spent, Done));
        await Answer(form, "Keep mine").ClickAsync();
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Sofa", 15_000, "for the desk", 1), (saved.Title, saved.Amount, saved.Note, Done));
    }

    [Fact]
    public async Task Theirs_takes_the_place_of_mine_in_its_field_alone()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        Field(form, "Note").Input("mine");
        await House.Expenses.EditAsync(
            Ledger.Member, row.Id, row.Version, new ExpenseEdit(Title: "Sofa", Note: "theirs"));
        await SoonAsync(() => Assert.Equal("You changed this to Sofa meanwhile.", Asked(form, "Title")));
        await Answer(form, "Use theirs").ClickAsync();
        Assert.Equal(("Sofa", "mine", 0), (Value(form, "Title"), Value(form, "Note"), Done));
        await Answer(form, "Keep mine").ClickAsync();
        Assert.Empty(form.FindAll(".conflict"));

        await form.SubmitAsync("form");
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Sofa", "mine", 1), (saved.Title, saved.Note, Done));
    }

    [Fact]
    public async Task What_was_decided_is_asked_again_when_it_changes_again()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        var theirs = await House.Expenses.EditAsync(Ledger.Member, row.Id, row.Version, new ExpenseEdit(Title: "Sofa"));
        await SoonAsync(() => Assert.Equal("You changed this to Sofa meanwhile.", Asked(form, "Title")));
        await Answer(form, "Keep mine").ClickAsync();
        await House.Expenses.EditAsync(Ledger.Member, row.Id, theirs.Row.Version, new ExpenseEdit(Title: "Bench"));
        await SoonAsync(() => Assert.Equal("You changed this to Bench meanwhile.", Asked(form, "Title")));
    }

    [Theory]
    [InlineData("Note", "You emptied this meanwhile.")]
    [InlineData("Date", "You changed this to 21 Nov 2026 meanwhile.")]
    [InlineData("Category", "You changed this to Groceries meanwhile.")]
    [InlineData("Tags", "You changed this to home, new meanwhile.")]
    public async Task Each_field_says_what_it_has_become(string label, string sentence)
    {
        var row = await House.Expenses.EditAsync(
            Ledger.Member, (await ChairAsync("work")).Id, 1, new ExpenseEdit(Note: "blue"));
        var form = Draw(row);
        var typed = label switch { "Date" => "2026-11-01", "Category" => Choices[^1].Id.ToString(), _ => "mine" };
        if (label is "Date" or "Category") Field(form, label).Change(typed);
        else Field(form, label).Input(typed);
        await House.Expenses.EditAsync(Ledger.Member, row.Row.Id, row.Row.Version, new ExpenseEdit(
            CategoryId: Choices[0].Id, Date: new DateOnly(2026, 11, 21), Note: "", Tags: ["new", "home"]));
        await SoonAsync(() => Assert.Equal(sentence, Asked(form, label)));
        Assert.Single(form.FindAll(".conflict"));
    }
}
