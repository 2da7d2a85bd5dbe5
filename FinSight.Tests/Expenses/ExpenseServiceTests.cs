using FinSight.Core;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses;

public sealed class ExpenseServiceTests : ServiceTestBase
{
    [Fact]
    public async Task Accents_that_come_apart_from_their_letters_are_not_counted()
    {
        var title = string.Concat(Enumerable.Repeat("é", Expense.MaxTitle));
        var row = await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(),
            await House.FieldsAsync(Mara, title.Normalize(System.Text.NormalizationForm.FormD)));
        Assert.Equal(title, row.Row.Title);
    }

    [Fact]
    public async Task An_added_expense_is_listed_and_counted()
    {
        await AddAsync("Coffee", 450);
        await AddAsync("Refund", -100);

        var view = await ViewAsync();
        Assert.Equal(["Refund", "Coffee"], view.Expenses.Rows.Select(r => r.Title));
        Assert.Equal((350, 2, 350), (view.Spent, view.Count, view.AllTime));
    }

    [Fact]
    public async Task The_same_id_again_answers_with_the_same_row()
    {
        var id = Guid.CreateVersion7();
        var first = await AddAsync("Coffee", 450, id);
        var second = await AddAsync("Something else", 999, id);

        Assert.Equal(first.Seq, second.Seq);
        Assert.Equal("Coffee", second.Title);
        Assert.Equal(1, (await ViewAsync()).Count);
    }

    [Fact]
    public async Task The_same_id_sent_many_times_at_once_gives_one_row()
    {
        var id = Guid.CreateVersion7();
        var rows = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AddAsync("Coffee", 450, id))));

        Assert.Single(rows.Select(r => r.Seq).Distinct());
        Assert.Equal(450, (await ViewAsync()).Spent);
    }

    [Fact]
    public async Task An_id_in_the_trash_answers_with_the_deleted_row()
    {
        var id = Guid.CreateVersion7();
        await AddAsync("Coffee", 450, id);
        await House.Expenses.DeleteAsync(Mara, id);

        Assert.True((await AddAsync("Coffee", 450, id)).Deleted);
        Assert.Equal(0, (await ViewAsync()).Count);
    }

    [Fact]
    public async Task An_id_of_another_ledger_is_answered_like_any_invalid_one()
    {
        var jonas = await House.MoveInAsync("Jonas");
        var id = Guid.CreateVersion7();
        await AddAsync("Coffee", 450, id);
        var fields = await House.FieldsAsync(jonas);

        var foreign = await Assert.ThrowsAsync<RuleException>(() => House.Expenses.AddAsync(jonas, id, fields));
        var invalid = await Assert.ThrowsAsync<RuleException>(() => House.Expenses.AddAsync(jonas, Guid.Empty, fields));
        Assert.Equal(invalid.Message, foreign.Message);
    }

    [Fact]
    public async Task A_strangers_category_is_no_category()
    {
        var jonas = await House.MoveInAsync("Jonas");
        var theirs = await House.FieldsAsync(jonas);
        var problem = await Assert.ThrowsAsync<RuleException>(
            () => House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), theirs));
        Assert.Equal(FieldNames.Category, problem.Field);
    }

    [Fact]
    public async Task The_database_itself_refuses_a_category_of_another_ledger()
    {
        var jonas = await House.MoveInAsync("Jonas");
        var row = await AddAsync("Coffee", 450);
        var theirs = await House.CategoryAsync(jonas);
        await using var db = await House.Contexts.CreateDbContextAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.Database.ExecuteSqlAsync($"UPDATE Expenses SET CategoryId = {theirs.Id} WHERE Seq = {row.Seq}"));
    }

    [Theory]
    [InlineData("", 450, "2026-11-20", FieldNames.Title)]
    [InlineData("   ", 450, "2026-11-20", FieldNames.Title)]
    [InlineData("Coffee", 0, "2026-11-20", FieldNames.Amount)]
    [InlineData("Coffee", 1_000_000_000_001, "2026-11-20", FieldNames.Amount)]
    [InlineData("Coffee", -1_000_000_000_001, "2026-11-20", FieldNames.Amount)]
    [InlineData("Coffee", 450, "1899-12-31", FieldNames.Date)]
    [InlineData("Coffee", 450, "3000-01-01", FieldNames.Date)]
    public async Task A_broken_rule_names_its_field_and_changes_nothing(
        string title, long minor, string date, string field)
    {
        var fields = await House.FieldsAsync(Mara, title, minor, date: date);
        var problem = await Assert.ThrowsAsync<RuleException>(
            () => House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields));
        Assert.Equal(field, problem.Field);
        Assert.Equal(0, (await ViewAsync()).AllTime);
    }

    [Fact]
    public async Task A_deleted_expense_leaves_the_list_and_the_figures()
    {
        var row = await AddAsync("Coffee", 450);
        await House.Expenses.DeleteAsync(Mara, row.Id);
        await House.Expenses.DeleteAsync(Mara, row.Id);

        var view = await ViewAsync();
        Assert.Equal((0, 0, 0), (view.Spent, view.AllTime, view.Expenses.Rows.Count));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await House.Expenses.EditAsync(Mara, row.Id, row.Version, await House.FieldsAsync(Mara)));
    }

    [Fact]
    public async Task Control_characters_and_line_breaks_become_spaces_in_a_title()
    {
        Assert.Equal("Coffee and cake", (await AddAsync(" Coffee\u0007and\ncake\0", 450)).Title);
    }

    async Task<ExpenseRow> AddAsync(string title, long minor, Guid? id = null) =>
        await House.Expenses.AddAsync(Mara, id ?? Guid.CreateVersion7(), await House.FieldsAsync(Mara, title, minor));

    Task<DashboardView> ViewAsync(Month? month = null) => House.Get<DashboardService>()
        .ViewAsync(Mara, new DashboardRequest(month ?? new Month(2026, 11), new DateOnly(2026, 11, 23)));
}
