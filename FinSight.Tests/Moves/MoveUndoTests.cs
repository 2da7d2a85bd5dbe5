using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Moves;

/// <summary>One undo on either side takes back what both did.</summary>
public sealed class MoveUndoTests : MoveTestBase
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Undo_and_redo_on_either_side_are_about_both(bool there)
    {
        var rows = new[] { await SpendAsync(Mara, tags: ["work"]), await SpendAsync(Mara, "Tea") };
        var added = (await House.Expenses.FindAsync(Mara, rows[0].Id))!;
        await MoveAsync(rows);
        var side = there ? Home : Mara;

        Assert.Equal(2, (await Undo.UndoAsync(side))!.Changed);
        Assert.Equal(["Coffee", "Tea"], await TitlesAsync(Mara));
        Assert.Empty(await TitlesAsync(Home));
        Assert.Empty((await House.Get<TrashService>().PageAsync(Home)).Rows);
        Assert.Empty((await House.Get<TagService>().ListAsync(Home)).Tags);
        var back = (await House.Expenses.FindAsync(Mara, rows[0].Id))!;
        Assert.Equal(("Coffee", "hot", added.CreatedAt), (back.Title, back.Note, back.CreatedAt));
        Assert.Equal(["work"], back.Tags);

        // The tag there is a row that comes again, too.
        Assert.Equal(there ? 2 : 3, (await Undo.RedoAsync(there ? Mara : Home))!.Changed);
        Assert.Empty(await TitlesAsync(Mara));
        Assert.Equal(["Coffee", "Tea"], await TitlesAsync(Home));
        Assert.Equal(["work"], (await House.Expenses.FindAsync(Home, rows[0].Id))!.Tags);
        Assert.Equal(2, (await Undo.UndoAsync(side))!.Changed);
        Assert.Equal(["Coffee", "Tea"], await TitlesAsync(Mara));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_that_was_changed_since_stays_where_it_is_and_the_others_go_back(bool there)
    {
        var (coffee, tea) = (await SpendAsync(Mara), await SpendAsync(Mara, "Tea"));
        await MoveAsync(coffee, tea);
        var row = (await House.Expenses.FindAsync(Home, coffee.Id))!;
        await House.Expenses.EditAsync(Home, row.Id, row.Version, new ExpenseEdit(Title: "Espresso"));
        var batch = (await BatchAsync(there ? Home : Mara)).BatchId;
        var undone = await Undo.UndoAsync(there ? Home : Mara, batch);
        Assert.Equal((1, there ? "Espresso" : "Coffee"), (undone.Changed, Assert.Single(undone.LeftAlone)));
        Assert.Equal(["Tea"], await TitlesAsync(Mara));
        Assert.Equal(["Espresso"], await TitlesAsync(Home));
    }

    [Fact]
    public async Task A_row_whose_category_has_gone_from_the_first_ledger_stays_in_the_second()
    {
        var category = await AddCategoryAsync(Mara, "Bakery");
        var (bread, tea) = (await SpendAsync(Mara, "Bread"), await SpendAsync(Mara, "Tea"));
        await House.Expenses.EditAsync(Mara, bread.Id, 1, new ExpenseEdit(CategoryId: category.Id));
        await MoveAsync(bread, tea);
        await House.Get<CategoryService>().RemoveAsync(Mara, category.Id);
        var undone = await Undo.UndoAsync(Home);
        Assert.Contains("Bread", undone!.LeftAlone);
        Assert.Equal(["Tea"], await TitlesAsync(Mara));
        Assert.Equal(["Bread"], await TitlesAsync(Home));
        // It was looked at once: the next step back is the one before.
        Assert.NotEqual(undone.OriginId, await Undo.NextUndoAsync(Home));
    }

    [Fact]
    public async Task A_row_whose_tag_has_gone_from_the_first_ledger_stays_in_the_second()
    {
        var row = await SpendAsync(Mara, tags: ["work"]);
        await MoveAsync(row, await SpendAsync(Mara, "Tea"));
        var tag = Assert.Single((await House.Get<TagService>().ListAsync(Mara)).Tags);
        await House.Get<TagService>().RemoveAsync(Mara, tag.Id);
        var batch = (await House.Get<ActivityService>().PageAsync(
            Mara, new ActivityRequest())).Entries.Single(entry => entry.Twin is not null).BatchId;
        var undone = await Undo.UndoAsync(Mara, batch);
        Assert.Equal("Coffee", Assert.Single(undone.LeftAlone));
        Assert.Equal(["Tea"], await TitlesAsync(Mara));
        Assert.Equal(["Coffee"], await TitlesAsync(Home));
    }

    [Fact]
    public async Task A_row_that_moved_on_or_back_is_not_doubled()
    {
        var (row, trip) = (await SpendAsync(Mara), await House.FoundAsync(Mara, "Trip"));
        var first = await MoveAsync(row);
        await Moves.MoveAsync(Home, trip, ExpenseSelection.Of(row.Id));
        Assert.Equal(0, (await Undo.UndoAsync(Mara, first.From.BatchId!.Value)).Changed);
        Assert.Equal(["Coffee"], await TitlesAsync(trip));
        await Moves.MoveAsync(trip, Mara, ExpenseSelection.Of(row.Id));
        Assert.Equal(0, (await Undo.UndoAsync(Home, first.To.BatchId!.Value)).Changed);
        Assert.Equal(["Coffee"], await TitlesAsync(Mara));
        Assert.Empty(await TitlesAsync(Home));
        Assert.Empty(await TitlesAsync(trip));
    }

    [Fact]
    public async Task Steps_from_before_the_move_leave_the_row_alone()
    {
        var row = await SpendAsync(Mara);
        var edit = await House.Expenses.EditAsync(Mara, row.Id, 1, new ExpenseEdit(Title: "Tea"));
        await MoveAsync(row);
        var undone = await Undo.UndoAsync(Mara, edit.BatchId!.Value);
        Assert.Equal((0, 1), (undone.Changed, undone.LeftAlone.Count));
        Assert.Equal(["Tea"], await TitlesAsync(Home));
        Assert.Empty(await TitlesAsync(Mara));
    }

    [Theory]
    [InlineData(Role.Adder)]
    [InlineData(null)]
    public async Task Who_may_not_edit_in_the_other_one_any_more_takes_nothing_back(Role? role)
    {
        var moved = await MoveAsync(await SpendAsync(Mara));
        if (role is { } lesser) await ChangeRoleAsync(Home, lesser);
        else await LeaveAsync();
        foreach (var act in (Func<Task>[])
        [
            () => Undo.UndoAsync(Mara), () => Undo.UndoAsync(Mara, moved.From.BatchId!.Value),
        ])
        {
            var problem = await Assert.ThrowsAsync<RuleException>(act);
            Assert.Equal(Rules.Moves.NotEditorInBoth, problem.Rule);
            Assert.Contains("Household", problem.Said(), StringComparison.Ordinal);
        }
        Assert.Empty(await TitlesAsync(Mara));
    }

    [Fact]
    public async Task Nothing_goes_back_into_a_ledger_that_is_kept_in_another_currency_by_now()
    {
        await MoveAsync(await SpendAsync(Mara));
        await House.Get<CurrencyChangeService>().RunAsync(Home, "EUR");
        var problem = await Assert.ThrowsAsync<RuleException>(() => Undo.UndoAsync(Mara));
        Assert.Equal(Rules.Moves.OtherCurrency, problem.Rule);
    }

    [Fact]
    public async Task Both_activities_tell_of_the_other_ledger()
    {
        await MoveAsync(await SpendAsync(Mara), await SpendAsync(Mara, "Tea"));
        Assert.Equal(new CrossLedgerMoveSummary("Household", true, 2), (await BatchAsync(Mara)).Twin);
        Assert.Equal(new CrossLedgerMoveSummary("Mara", false, 2), (await BatchAsync(Home)).Twin);
        await Undo.UndoAsync(Mara);
        Assert.Equal(new CrossLedgerMoveSummary("Mara", false, 2), (await BatchAsync(Home)).Origin!.Twin);
    }

    async Task<ActivityEntry> BatchAsync(Member member) =>
        (await House.Get<ActivityService>().PageAsync(member, new ActivityRequest())).Entries.First(
            entry => entry.Twin is not null || entry.Origin?.Twin is not null);

    async Task LeaveAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.Memberships.Where(m => m.UserId == Home.UserId && m.LedgerId == Home.LedgerId).ExecuteDeleteAsync();
    }
}
