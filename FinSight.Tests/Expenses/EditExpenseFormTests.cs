using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Expenses;

public sealed class EditExpenseFormTests : VisitTest
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    int _done;

    [Fact]
    public async Task The_form_is_a_group_named_after_the_expense_with_what_it_is()
    {
        var form = Draw(await ChairAsync());

        Assert.Equal("Edit Chair", form.Find("[role=group]").GetAttribute("aria-label"));
        Assert.Equal(["Title", "Amount", "Category", "Date", "Note", "Tags"], form.FindAll("label").Select(l => l.TextContent));
        Assert.Equal(("Chair", "1204.50", "2026-11-20"), (Value(form, "Title"), Value(form, "Amount"), Value(form, "Date")));
    }

    [Fact]
    public async Task Saving_changes_the_expense_and_closes_the_form()
    {
        var form = Draw(await ChairAsync());
        Field(form, "Amount").Input("-20");
        await form.Find("form").SubmitAsync();

        Assert.Equal(-2000, (await ViewAsync()).Spent);
        Assert.Equal(1, _done);
    }

    [Fact]
    public async Task What_breaks_a_rule_is_said_beside_its_field_and_saves_nothing()
    {
        var form = Draw(await ChairAsync());
        Field(form, "Date").Change("");
        await form.Find("form").SubmitAsync();

        Assert.NotNull(Problem(form, "Date"));
        Assert.Equal((120_450, 0), ((await ViewAsync()).Spent, _done));
    }

    [Fact]
    public async Task What_two_changed_in_different_fields_is_merged_without_a_question()
    {
        var (row, jonas) = (await ChairAsync(), await House.JoinAsync(Visit.Member, "Jonas"));
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.EditAsync(jonas, row.Id, row.Version, new ExpenseEdit(Amount: Francs(99_900), Note: "birthday", Tags: ["gift"]));
        await SoonAsync(() => Assert.Equal(("999.00", "birthday", "gift"), (Value(form, "Amount"), Value(form, "Note"), Value(form, "Tags"))));
        Assert.Equal(("My chair", 0), (Value(form, "Title"), form.FindAll(".conflict").Count));

        await form.Find("form").SubmitAsync();
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("My chair", 99_900, "birthday", "gift", 1), (saved.Title, saved.Amount, saved.Note, saved.Tags.Single(), _done));
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
            await House.Expenses.EditAsync(Visit.Member, row.Id, row.Version, new ExpenseEdit(Amount: Francs(99_900)));
            await form.Find("form").SubmitAsync();
        });
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("My chair", 99_900, 1), (saved.Title, saved.Amount, _done));
    }

    [Fact]
    public async Task A_field_that_both_changed_is_asked_about_while_typing_with_the_name()
    {
        var (row, jonas) = (await ChairAsync(), await House.JoinAsync(Visit.Member, "Jonas"));
        var form = Draw(row);
        Field(form, "Amount").Input("150");
        Field(form, "Note").Input("for the desk");
        await House.Expenses.EditAsync(jonas, row.Id, row.Version, new ExpenseEdit(Amount: Francs(14_000), Title: "Sofa"));
        await SoonAsync(() => Assert.Matches(@"^Jonas\S* changed this to 140\.00\.$", Asked(form, "Amount")));
        Assert.Equal(("150", "Sofa", 1), (Value(form, "Amount"), Value(form, "Title"), form.FindAll(".conflict").Count));

        // Whoever saves is asked first, and need not save again.
        await form.Find("form").SubmitAsync();
        Assert.Equal((14_000, 0), ((await ViewAsync()).Spent, _done));
        await Answer(form, "Keep mine").ClickAsync();
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Sofa", 15_000, "for the desk", 1), (saved.Title, saved.Amount, saved.Note, _done));
    }

    [Fact]
    public async Task Theirs_takes_the_place_of_mine_in_its_field_alone()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        Field(form, "Note").Input("mine");
        await House.Expenses.EditAsync(Visit.Member, row.Id, row.Version, new ExpenseEdit(Title: "Sofa", Note: "theirs"));
        await SoonAsync(() => Assert.Equal("You changed this to Sofa meanwhile.", Asked(form, "Title")));
        await Answer(form, "Use theirs").ClickAsync();
        Assert.Equal(("Sofa", "mine", 0), (Value(form, "Title"), Value(form, "Note"), _done));
        await Answer(form, "Keep mine").ClickAsync();
        Assert.Empty(form.FindAll(".conflict"));

        await form.Find("form").SubmitAsync();
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("Sofa", "mine", 1), (saved.Title, saved.Note, _done));
    }

    [Fact]
    public async Task What_was_decided_is_asked_again_when_it_changes_again()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        var theirs = await House.Expenses.EditAsync(Visit.Member, row.Id, row.Version, new ExpenseEdit(Title: "Sofa"));
        await SoonAsync(() => Assert.Equal("You changed this to Sofa meanwhile.", Asked(form, "Title")));
        await Answer(form, "Keep mine").ClickAsync();
        await House.Expenses.EditAsync(Visit.Member, row.Id, theirs.Version, new ExpenseEdit(Title: "Bench"));
        await SoonAsync(() => Assert.Equal("You changed this to Bench meanwhile.", Asked(form, "Title")));
    }

    [Theory]
    [InlineData("Note", "You emptied this meanwhile.")]
    [InlineData("Date", "You changed this to 21 Nov 2026 meanwhile.")]
    [InlineData("Category", "You changed this to Groceries meanwhile.")]
    [InlineData("Tags", "You changed this to home, new meanwhile.")]
    public async Task Each_field_says_what_it_has_become(string label, string sentence)
    {
        var row = await House.Expenses.EditAsync(Visit.Member, (await ChairAsync("work")).Id, 1, new ExpenseEdit(Note: "blue"));
        var form = Draw(row);
        var typed = label switch { "Date" => "2026-11-01", "Category" => Choices[^1].Id.ToString(), _ => "mine" };
        if (label is "Date" or "Category") Field(form, label).Change(typed);
        else Field(form, label).Input(typed);
        await House.Expenses.EditAsync(Visit.Member, row.Id, row.Version, new ExpenseEdit(
            CategoryId: Choices[0].Id, Date: new DateOnly(2026, 11, 21), Note: "", Tags: ["new", "home"]));
        await SoonAsync(() => Assert.Equal(sentence, Asked(form, label)));
        Assert.Single(form.FindAll(".conflict"));
    }

    [Fact]
    public async Task What_somebody_else_deleted_is_told_by_name_and_stays_deleted_unless_it_is_brought_back()
    {
        var (row, jonas) = (await ChairAsync(), await House.JoinAsync(Visit.Member, "Jonas"));
        var form = Draw(row);
        await House.Expenses.DeleteAsync(jonas, row.Id);
        await SoonAsync(() => Assert.Matches(@"^Jonas\S* deleted this meanwhile\.$", form.Find(".banner p").TextContent));
        await form.Find("form").SubmitAsync();
        Assert.Equal((0, 0), ((await ViewAsync()).Count, _done));

        await Answer(form, "Bring it back with this").ClickAsync();
        Assert.Equal((1, 1), ((await ViewAsync()).Count, _done));
    }

    [Fact]
    public async Task What_was_changed_and_then_deleted_is_asked_before_it_is_brought_back()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.EditAsync(Visit.Member, row.Id, row.Version, new ExpenseEdit(Title: "Sofa", Amount: Francs(500)));
        await House.Expenses.DeleteAsync(Visit.Member, row.Id);
        await SoonAsync(() => Assert.Equal("You deleted this meanwhile.", form.Find(".banner p").TextContent));
        await Answer(form, "Bring it back with this").ClickAsync();
        Assert.Equal(("You changed this to Sofa meanwhile.", 0, 0), (Asked(form, "Title"), (await ViewAsync()).Count, _done));

        await Answer(form, "Keep mine").ClickAsync();
        await Answer(form, "Bring it back with this").ClickAsync();
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("My chair", 500, 1), (saved.Title, saved.Amount, _done));
    }

    [Fact]
    public async Task What_was_deleted_and_brought_back_needs_no_answer()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.DeleteAsync(Visit.Member, row.Id);
        await SoonAsync(() => Assert.NotEmpty(form.FindAll(".banner")));
        await House.Expenses.ReviveAsync(Visit.Member, row.Id, row.Version, new ExpenseEdit(Amount: Francs(500)));
        await SoonAsync(() => Assert.Empty(form.FindAll(".banner")));
        await form.Find("form").SubmitAsync();
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("My chair", 500, 1), (saved.Title, saved.Amount, _done));
    }

    [Fact]
    public async Task Tags_are_shown_and_changed_and_what_is_no_tag_is_said_beside_the_field()
    {
        var row = await ChairAsync("work", "home");
        var form = Draw(row);
        Assert.Equal("home, work", Value(form, "Tags"));
        Field(form, "Tags").Input("home wo!rk");
        await form.Find("form").SubmitAsync();
        Assert.Equal("A tag takes letters, digits, - and _ only: change wo!rk.", Problem(form, "Tags"));

        Field(form, "Tags").Input("#home, new");
        await form.Find("form").SubmitAsync();
        Assert.Equal(["home", "new"], Assert.Single((await ViewAsync()).Expenses.Rows).Tags);
    }

    [Fact]
    public async Task Tags_that_nobody_typed_at_keep_the_name_they_were_given_meanwhile()
    {
        var form = Draw(await ChairAsync("work"));
        var tags = House.Get<TagService>();
        var tag = (await tags.ListAsync(Visit.Member)).Tags.Single();
        await tags.RenameAsync(Visit.Member, tag.Id, tag.Version, "office");
        Field(form, "Title").Input("Sofa");
        await form.Find("form").SubmitAsync();
        Assert.Equal(["office"], Assert.Single((await ViewAsync()).Expenses.Rows).Tags);
    }

    [Fact]
    public async Task Repeat_adds_the_saved_row_again_and_the_form_stays_open()
    {
        var form = Draw(await ChairAsync("work"));
        Field(form, "Title").Input("Sofa");
        await form.Find("[aria-label='Repeat Chair, 1,204.50']").ClickAsync();
        Assert.Equal(
            [("Chair", Today, "work"), ("Chair", new DateOnly(2026, 11, 20), "work")],
            (await ViewAsync()).Expenses.Rows.Select(r => (r.Title, r.Date, r.Tags.Single())));
        Assert.Equal(("Sofa", 0), (Value(form, "Title"), _done));
        Assert.Equal("Added again: Chair", Services.GetRequiredService<Toaster>().Current!.Text);
    }

    [Fact]
    public async Task Escape_and_cancel_give_up()
    {
        var form = Draw(await ChairAsync());
        Field(form, "Title").Input("Sofa");
        await form.Find("form").KeyDownAsync(Key.Get("a"));
        Assert.Equal(0, _done);
        await form.Find("form").KeyDownAsync(Key.Escape);
        Assert.Equal(1, _done);
        await form.FindAll("button").Single(b => b.TextContent == "Cancel").ClickAsync();
        Assert.Equal(2, _done);
        Assert.Equal("Chair", Assert.Single((await ViewAsync()).Expenses.Rows).Title);
    }

    async Task<ExpenseRow> ChairAsync(params string[] tags) => await House.Expenses.AddAsync(
        Visit.Member, Guid.CreateVersion7(), await House.FieldsAsync(Visit.Member, "Chair", 120_450, "Home") with { Tags = tags });

    // The look at what others did pauses in a burst.
    async Task SoonAsync(Action assertion)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                assertion();
                return;
            }
            catch (Exception) when (!patience.IsCancellationRequested)
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }
    }

    Money Francs(long minor) => new(minor, Visit.Member.Currency);

    static string? Asked(IRenderedComponent<EditExpenseForm> form, string label) =>
        Field(form, label).GetAttribute("aria-describedby") is { } id ? form.Find($"#{id}").TextContent.Trim() : null;

    static IElement Answer(IRenderedComponent<EditExpenseForm> form, string name) =>
        form.FindAll("button").First(button => button.TextContent == name);

    IRenderedComponent<EditExpenseForm> Draw(ExpenseRow row) => Show<EditExpenseForm>(p => p
        .Add(f => f.Row, row)
        .Add(f => f.Entry, ExpenseEntry.Of(row, Visit))
        .Add(f => f.Choices, Choices)
        .Add(f => f.OnDone, () => _done++));

    static string? Value(IRenderedComponent<EditExpenseForm> form, string label) => Field(form, label).GetAttribute("value");
}
