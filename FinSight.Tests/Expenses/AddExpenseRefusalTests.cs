using Bunit;

namespace FinSight.Tests.Expenses;

/// <summary>What is wrong with a new expense is said, and what was typed stays.</summary>
public sealed class AddExpenseRefusalTests : AddExpenseFormTestBase
{
    [Fact]
    public async Task What_breaks_a_rule_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var form = Draw();
        Field(form, "Note").Input("for the kitchen");
        await AddAsync(form, " ", "1.2.3");

        Assert.Equal("Give it a title.", Problem(form, "Title"));
        Assert.NotNull(Problem(form, "Amount"));
        Assert.Null(Problem(form, "Date"));
        Assert.Equal(
            ("1.2.3", "for the kitchen"),
            (Field(form, "Amount").GetAttribute("value"), Field(form, "Note").GetAttribute("value")));
        Assert.Equal(0, (await ViewAsync()).Count);

        await AddAsync(form, "Chair", "1.20");
        Assert.Equal("for the kitchen", Assert.Single((await ViewAsync()).Expenses.Rows).Note);
        Assert.Empty(form.FindAll("[aria-invalid]"));
    }

    [Fact]
    public async Task The_browser_hears_what_was_refused()
    {
        var form = Draw();
        await AddAsync(form, "Chair", "nothing", Guid.CreateVersion7());
        var refused = Assert.Single(Drafts.Invocations["refuse"]).Arguments;
        Assert.Equal(Problem(form, "Amount")!.Trim(), refused[1]);
    }

    [Fact]
    public async Task An_id_that_cannot_be_used_is_said_in_a_sentence()
    {
        var jonas = await House.MoveInAsync("Jonas");
        var theirs = Guid.CreateVersion7();
        await House.Expenses.AddAsync(jonas, theirs, await House.FieldsAsync(jonas));

        var form = Draw();
        await AddAsync(form, "Chair", "1.20", theirs);

        Assert.StartsWith("This entry can't be added", form.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.Equal("Chair", Field(form, "Title").GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_wrong_with_a_field_goes_once_it_is_corrected_and_not_before()
    {
        var form = Draw();
        await AddAsync(form, " ", "1.2.3");

        Field(form, "Amount").Input("1.2.34");
        Assert.NotNull(Problem(form, "Amount"));
        Field(form, "Amount").Input("1.2");
        Assert.Null(Problem(form, "Amount"));
        Assert.Equal("Give it a title.", Problem(form, "Title"));
        Field(form, "Title").Input("Chair");
        Assert.Empty(form.FindAll("[aria-invalid]"));
    }

    [Fact]
    public void Nothing_can_be_typed_before_the_page_lives()
    {
        SetRendererInfo(new("Static", isInteractive: false));
        Assert.All(
            Draw().FindAll("input:not([type=hidden]), select, button"),
            control => Assert.True(control.HasAttribute("disabled")));
    }
}
