using Bunit;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;
using FinSight.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Expenses;

public sealed class EditExpenseFormTests : EditFormTestBase
{
    [Fact]
    public async Task The_form_is_a_group_named_after_the_expense_with_what_it_is()
    {
        var form = Draw(await ChairAsync());

        Assert.Equal("Edit Chair", form.Find("[role=group]").GetAttribute("aria-label"));
        Assert.Equal(
            ["Title", "Amount", "Category", "Date", "Note", "Tags"], form.FindAll("label").Select(l => l.TextContent));
        Assert.Equal(
            ("Chair", "1204.50", "2026-11-20"), (Value(form, "Title"), Value(form, "Amount"), Value(form, "Date")));
    }

    [Fact]
    public async Task Saving_changes_the_expense_and_closes_the_form()
    {
        var form = Draw(await ChairAsync());
        Field(form, "Amount").Input("-20");
        await form.SubmitAsync("form");

        Assert.Equal(-2000, (await ViewAsync()).Spent);
        Assert.Equal(1, Done);
    }

    [Fact]
    public async Task What_breaks_a_rule_is_said_beside_its_field_and_saves_nothing()
    {
        var form = Draw(await ChairAsync());
        Field(form, "Date").Change("");
        await form.SubmitAsync("form");

        Assert.NotNull(Problem(form, "Date"));
        Assert.Equal((120_450, 0), ((await ViewAsync()).Spent, Done));
    }

    [Fact]
    public async Task Tags_are_shown_and_changed_and_what_is_no_tag_is_said_beside_the_field()
    {
        var row = await ChairAsync("work", "home");
        var form = Draw(row);
        Assert.Equal("home, work", Value(form, "Tags"));
        Field(form, "Tags").Input("home wo!rk");
        await form.SubmitAsync("form");
        Assert.Equal("A tag takes letters, digits, - and _ only: change wo!rk.", Problem(form, "Tags"));

        Field(form, "Tags").Input("#home, new");
        await form.SubmitAsync("form");
        Assert.Equal(["home", "new"], Assert.Single((await ViewAsync()).Expenses.Rows).Tags);
    }

    [Fact]
    public async Task Tags_that_nobody_typed_at_keep_the_name_they_were_given_meanwhile()
    {
        var form = Draw(await ChairAsync("work"));
        var tags = House.Get<TagService>();
        var tag = (await tags.ListAsync(Ledger.Member)).Tags.Single();
        await tags.RenameAsync(Ledger.Member, tag.Id, tag.Version, "office");
        Field(form, "Title").Input("Sofa");
        await form.SubmitAsync("form");
        Assert.Equal(["office"], Assert.Single((await ViewAsync()).Expenses.Rows).Tags);
    }

    [Fact]
    public async Task Repeat_adds_the_saved_row_again_and_the_form_stays_open()
    {
        var form = Draw(await ChairAsync("work"));
        Field(form, "Title").Input("Sofa");
        await form.ClickAsync("[aria-label='Add again: Chair, 1,204.50']");
        Assert.Equal(
            [("Chair", Today, "work"), ("Chair", new DateOnly(2026, 11, 20), "work")],
            (await ViewAsync()).Expenses.Rows.Select(r => (r.Title, r.Date, r.Tags.Single())));
        Assert.Equal(("Sofa", 0), (Value(form, "Title"), Done));
        Assert.Equal("Added again: Chair", Services.GetRequiredService<ToastService>().Current!.Text);
    }

    [Fact]
    public async Task Escape_and_cancel_give_up()
    {
        var form = Draw(await ChairAsync());
        Field(form, "Title").Input("Sofa");
        await form.Find("form").KeyDownAsync(Key.Get("a"));
        Assert.Equal(0, Done);
        await form.Find("form").KeyDownAsync(Key.Escape);
        Assert.Equal(1, Done);
        await form.FindAll("button").Single(b => b.TextContent == "Cancel").ClickAsync();
        Assert.Equal(2, Done);
        Assert.Equal("Chair", Assert.Single((await ViewAsync()).Expenses.Rows).Title);
    }
}
