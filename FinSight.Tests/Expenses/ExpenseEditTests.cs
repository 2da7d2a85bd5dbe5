using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses;

public sealed class ExpenseEditTests : ServiceTestBase
{
    [Fact]
    public async Task An_edit_moves_the_figures()
    {
        var row = await AddAsync("Coffee", 450);
        var edited = await House.Expenses.EditAsync(
            Mara, row.Id, row.Version, await House.FieldsAsync(Mara, "Tea", 300, "Eating out", "2026-10-05"));

        Assert.Equal(row.Version + 1, edited.Row.Version);
        var november = await ViewAsync();
        Assert.Equal((0, 300), (november.Spent, november.AllTime));
        Assert.Equal(300, (await ViewAsync(new Month(2026, 10))).Categories.Single(c => c.Name == "Eating out").Amount);
    }

    [Fact]
    public async Task Whoever_saves_second_sees_the_first_ones_values_and_overwrites_nothing()
    {
        var row = await AddAsync("Coffee", 450);
        await House.Expenses.EditAsync(Mara, row.Id, row.Version, await House.FieldsAsync(Mara, "Coffee", 4600));

        var stale = await Assert.ThrowsAsync<ConflictException<ExpenseRow>>(async () =>
            await House.Expenses.EditAsync(Mara, row.Id, row.Version, await House.FieldsAsync(Mara, "Tea", 1)));
        Assert.Equal(4600, stale.Current.Amount);
        Assert.Equal(4600, (await ViewAsync()).Spent);
    }

    [Fact]
    public async Task What_two_changed_in_different_fields_is_merged_and_the_log_tells_who_did_what()
    {
        var (row, jonas) = (await AddAsync("Coffee", 450), await House.JoinAsync(Mara, "Jonas"));
        await House.Expenses.EditAsync(
            jonas, row.Id, row.Version, new ExpenseEdit(Amount: new Money(500, Mara.Currency), Tags: ["work"]));
        await House.Expenses.EditAsync(jonas, row.Id, row.Version + 1, new ExpenseEdit(Note: "at noon"));
        var merged = await House.Expenses.EditAsync(
            Mara, row.Id, row.Version, new ExpenseEdit(Title: "Espresso", Date: new DateOnly(2026, 11, 3)));

        Assert.Equal(
            ("Espresso", 500, "at noon", "work", row.Version + 3),
            (merged.Row.Title, merged.Row.Amount, merged.Row.Note, merged.Row.Tags.Single(), merged.Row.Version));
        var last = (await House.Get<ExpenseHistoryService>().VersionsAsync(Mara, row.Id)).All[0];
        Assert.Equal(["Date", "Title"], last.Fields.Select(f => f.Field).Order());
        var by = await House.Get<ActivityService>().ChangedByAsync(Mara, row.Id, row.Version);
        Assert.Equal(
            [
                ("Amount", jonas.UserId), ("Date", Mara.UserId), ("Note", jonas.UserId), ("TagIds", jonas.UserId),
                ("Title", Mara.UserId),
            ],
            by.OrderBy(f => f.Key).Select(f => (f.Key, f.Value.UserId)));
    }

    [Fact]
    public async Task A_field_that_was_changed_and_changed_back_stands_in_nobodys_way()
    {
        var row = await AddAsync("Coffee", 450);
        await House.Expenses.EditAsync(Mara, row.Id, row.Version, new ExpenseEdit("Tea"));
        await House.Expenses.EditAsync(Mara, row.Id, row.Version + 1, new ExpenseEdit("Coffee"));
        Assert.Equal(
            "Cake", (await House.Expenses.EditAsync(Mara, row.Id, row.Version, new ExpenseEdit("Cake"))).Row.Title);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(7)]
    public async Task A_version_that_never_was_overwrites_nothing(long version)
    {
        var row = await AddAsync("Coffee", 450);
        await Assert.ThrowsAsync<ConflictException<ExpenseRow>>(
            () => House.Expenses.EditAsync(Mara, row.Id, version, new ExpenseEdit("Tea")));
    }

    [Fact]
    public async Task Of_many_edits_at_once_exactly_one_wins()
    {
        var row = await AddAsync("Coffee", 450);
        var fields = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(i => House.FieldsAsync(Mara, "Coffee", 1000 + i)));
        var won = await Task.WhenAll(fields.Select(f => Task.Run(async () =>
        {
            try { return (await House.Expenses.EditAsync(Mara, row.Id, row.Version, f)).Row.Amount; }
            catch (ConflictException<ExpenseRow>) { return 0; }
        })));

        Assert.Equal((await ViewAsync()).Spent, Assert.Single(won, amount => amount != 0));
    }

    async Task<ExpenseRow> AddAsync(string title, long minor, Guid? id = null) =>
        await House.Expenses.AddAsync(Mara, id ?? Guid.CreateVersion7(), await House.FieldsAsync(Mara, title, minor));

    Task<DashboardView> ViewAsync(Month? month = null) => House.Get<DashboardService>()
        .ViewAsync(Mara, new DashboardRequest(month ?? new Month(2026, 11), new DateOnly(2026, 11, 23)));
}
