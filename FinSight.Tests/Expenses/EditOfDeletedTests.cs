using Bunit;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Expenses;

/// <summary>Somebody else deletes an expense while it is edited.</summary>
public sealed class EditOfDeletedTests : EditFormTestBase
{
    [Fact]
    public async Task What_somebody_else_deleted_is_told_by_name_and_stays_deleted_unless_it_is_brought_back()
    {
        var (row, jonas) = (await ChairAsync(), await House.JoinAsync(Ledger.Member, "Jonas"));
        var form = Draw(row);
        await House.Expenses.DeleteAsync(jonas, row.Id);
        await SoonAsync(
            () => Assert.Matches(@"^Jonas\S* deleted this meanwhile\.$", form.Find(".banner p").TextContent));
        await form.SubmitAsync("form");
        Assert.Equal((0, 0), ((await ViewAsync()).Count, Done));

        await Answer(form, "Restore with my changes").ClickAsync();
        Assert.Equal((1, 1), ((await ViewAsync()).Count, Done));
    }

    [Fact]
    public async Task What_was_changed_and_then_deleted_is_asked_before_it_is_brought_back()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.EditAsync(
            Ledger.Member, row.Id, row.Version, new ExpenseEdit(Title: "Sofa", Amount: Francs(500)));
        await House.Expenses.DeleteAsync(Ledger.Member, row.Id);
        await SoonAsync(() => Assert.Equal("You deleted this meanwhile.", form.Find(".banner p").TextContent));
        await Answer(form, "Restore with my changes").ClickAsync();
        Assert.Equal(
            ("You changed this to Sofa meanwhile.", 0, 0), (Asked(form, "Title"), (await ViewAsync()).Count, Done));

        await Answer(form, "Keep mine").ClickAsync();
        await Answer(form, "Restore with my changes").ClickAsync();
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("My chair", 500, 1), (saved.Title, saved.Amount, Done));
    }

    [Fact]
    public async Task What_was_deleted_and_brought_back_needs_no_answer()
    {
        var row = await ChairAsync();
        var form = Draw(row);
        Field(form, "Title").Input("My chair");
        await House.Expenses.DeleteAsync(Ledger.Member, row.Id);
        await SoonAsync(() => Assert.NotEmpty(form.FindAll(".banner")));
        await House.Expenses.ReviveAsync(Ledger.Member, row.Id, row.Version, new ExpenseEdit(Amount: Francs(500)));
        await SoonAsync(() => Assert.Empty(form.FindAll(".banner")));
        await form.SubmitAsync("form");
        var saved = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal(("My chair", 500, 1), (saved.Title, saved.Amount, Done));
    }
}
