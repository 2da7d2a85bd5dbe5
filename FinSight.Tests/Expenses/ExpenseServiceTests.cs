using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses;

public sealed class ExpenseServiceTests : ServiceTest
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
        .ViewAsync(Mara, new DashboardQuery(month ?? new Month(2026, 11), new DateOnly(2026, 11, 23)));
}
