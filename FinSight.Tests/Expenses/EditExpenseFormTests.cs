using Bunit;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Expenses;

public sealed class EditExpenseFormTests : VisitTest
{
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
    public async Task What_somebody_else_changed_is_told_first_and_the_second_save_keeps_mine()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.EditAsync(Visit.Member, row.Id, row.Version, await House.FieldsAsync(Visit.Member, "Sofa", 99_900));
        await form.Find("form").SubmitAsync();

        Assert.Equal("Changed to Sofa, 999.00, Groceries meanwhile.", form.Find(".banner p").TextContent);
        Assert.Equal((99_900, 0), ((await ViewAsync()).Spent, _done));

        await form.Find("form").SubmitAsync();
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("My chair", 120_450, 1), (saved.Title, saved.Amount, _done));
    }

    [Fact]
    public async Task What_somebody_else_deleted_is_told_and_stays_deleted()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        await House.Expenses.DeleteAsync(Visit.Member, row.Id);
        await form.Find("form").SubmitAsync();

        Assert.Equal("Someone deleted this meanwhile.", form.Find(".banner p").TextContent);
        Assert.Equal((0, 0), ((await ViewAsync()).Count, _done));
    }

    [Fact]
    public async Task What_somebody_else_changed_and_then_deleted_is_told_before_it_is_brought_back_with_mine()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.EditAsync(Visit.Member, row.Id, row.Version, await House.FieldsAsync(Visit.Member, "Sofa", 120_450));
        await House.Expenses.DeleteAsync(Visit.Member, row.Id);
        await form.Find("form").SubmitAsync();
        Assert.Equal("Someone deleted this meanwhile.", form.Find(".banner p").TextContent);
        await form.Find("form").SubmitAsync();
        Assert.Equal("Changed to Sofa, Groceries meanwhile, then deleted.", form.Find(".banner p").TextContent);
        Assert.Equal((0, 0), ((await ViewAsync()).Count, _done));

        await form.Find("form").SubmitAsync();
        Assert.Equal(("My chair", 1), (Assert.Single((await ViewAsync()).Expenses.Rows).Title, _done));
    }

    [Fact]
    public async Task What_somebody_else_deleted_brought_back_and_changed_is_told_as_it_is()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.DeleteAsync(Visit.Member, row.Id);
        await form.Find("form").SubmitAsync();
        await House.Expenses.ReviveAsync(Visit.Member, row.Id, row.Version, await House.FieldsAsync(Visit.Member, "Sofa", 120_450));
        await form.Find("form").SubmitAsync();
        Assert.Equal("Changed to Sofa, Groceries meanwhile.", form.Find(".banner p").TextContent);
        Assert.Equal("Sofa", Assert.Single((await ViewAsync()).Expenses.Rows).Title);
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
    public async Task Tags_that_somebody_else_changed_are_told_and_the_second_save_keeps_mine()
    {
        var row = await ChairAsync("work");
        var form = Draw(row);
        await House.Expenses.EditAsync(Visit.Member, row.Id, row.Version,
            await House.FieldsAsync(Visit.Member, "Chair", 120_450, "Home") with { Tags = ["theirs"] });
        await form.Find("form").SubmitAsync();
        Assert.Equal("Changed to #theirs meanwhile.", form.Find(".banner p").TextContent);
        await form.Find("form").SubmitAsync();
        Assert.Equal(["work"], Assert.Single((await ViewAsync()).Expenses.Rows).Tags);
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

    IRenderedComponent<EditExpenseForm> Draw(ExpenseRow row) => Show<EditExpenseForm>(p => p
        .Add(f => f.Row, row)
        .Add(f => f.Entry, ExpenseEntry.Of(row, Visit))
        .Add(f => f.Choices, Choices)
        .Add(f => f.OnDone, () => _done++));

    static string? Value(IRenderedComponent<EditExpenseForm> form, string label) => Field(form, label).GetAttribute("value");
}
