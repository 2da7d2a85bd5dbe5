using System.Diagnostics;
using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Moves;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Moves;

public sealed class ExpenseMoveServiceTests : MoveTestBase
{
    [Fact]
    public async Task A_row_moves_with_all_that_it_has_and_leaves_nothing_behind()
    {
        var zoe = await House.JoinAsync(Mara, "Zoë", Role.Adder);
        var row = (await House.Expenses.AddAsync(
            zoe, Guid.CreateVersion7(), await House.FieldsAsync(zoe) with { Note = "hot", Tags = ["work"] })).Row;
        var added = (await House.Expenses.FindAsync(Mara, row.Id))!;
        await SpendAsync(Mara, "Tea");
        var moved = await MoveAsync(row);

        Assert.Equal(1, moved.Count);
        Assert.Equal(["Tea"], await TitlesAsync(Mara));
        Assert.Equal(["Coffee"], await TitlesAsync(Home));
        Assert.Null(await House.Expenses.FindAsync(Mara, row.Id));
        Assert.Empty((await House.Get<TrashService>().PageAsync(Mara)).Rows);
        var there = (await House.Expenses.FindAsync(Home, row.Id))!;
        Assert.Equal(
            ("Coffee", 450, row.Date, "hot", zoe.UserId, added.CreatedAt),
            (there.Title, there.Amount, there.Date, there.Note, there.CreatedBy, there.CreatedAt));
        Assert.Equal(["work"], there.Tags);
        Assert.Equal((await House.CategoryAsync(Home)).Id, there.CategoryId);
    }

    [Fact]
    public async Task Categories_are_found_by_their_path_whatever_the_case_or_made()
    {
        var food = await AddCategoryAsync(Mara, "Food");
        var bakery = await AddCategoryAsync(Mara, "Bakery", food.Id);
        var cafe = await AddCategoryAsync(Mara, "Café", food.Id);
        var there = await AddCategoryAsync(Home, "FOOD");
        var cafeThere = await AddCategoryAsync(Home, "cafe", there.Id);
        var (bread, coffee) = (await SpendAsync(Mara, "Bread"), await SpendAsync(Mara));
        await House.Expenses.EditAsync(Mara, bread.Id, 1, new ExpenseEdit(CategoryId: bakery.Id));
        await House.Expenses.EditAsync(Mara, coffee.Id, 1, new ExpenseEdit(CategoryId: cafe.Id));

        var plan = await Moves.PlanAsync(Mara, Home, ExpenseSelection.Of(bread.Id, coffee.Id));
        Assert.Equal((2, "FOOD › Bakery"), (plan.Count, Assert.Single(plan.NewCategories)));
        await MoveAsync(bread, coffee);

        var made = await House.CategoryAsync(Home, "Bakery");
        Assert.Equal((there.Id, "🥐", "eating"), (made.ParentId!.Value, made.Icon, made.Color));
        Assert.Equal(made.Id, (await House.Expenses.FindAsync(Home, bread.Id))!.CategoryId);
        Assert.Equal(cafeThere.Id, (await House.Expenses.FindAsync(Home, coffee.Id))!.CategoryId);

        // One undo there takes the category away again.
        await Undo.UndoAsync(Home);
        Assert.DoesNotContain(
            (await House.Get<CategoryService>().ListAsync(Home)).Lines, line => line.Category.Name == "Bakery");
        await Undo.RedoAsync(Home);
        Assert.Equal(["Bread", "Coffee"], await TitlesAsync(Home));
    }

    [Fact]
    public async Task An_archived_category_is_offered_again_where_rows_come_into_it()
    {
        var row = await SpendAsync(Mara);
        await House.Get<CategoryService>().ArchiveAsync(Home, (await House.CategoryAsync(Home)).Id);
        await MoveAsync(row);
        Assert.False((await House.CategoryAsync(Home)).Archived);
        await Undo.UndoAsync(Mara);
        Assert.True((await House.CategoryAsync(Home)).Archived);
    }

    [Fact]
    public async Task What_is_in_the_trash_stays_there()
    {
        var (row, gone) = (await SpendAsync(Mara), await SpendAsync(Mara, "Tea"));
        await House.Expenses.DeleteAsync(Mara, gone.Id);
        Assert.Equal(1, (await MoveAsync(row, gone)).Count);
        Assert.Equal(["Coffee"], await TitlesAsync(Home));
        Assert.Equal("Tea", Assert.Single((await House.Get<TrashService>().PageAsync(Mara)).Rows).Title);
        var nothing = await MoveAsync(gone);
        Assert.Equal((0, null), (nothing.Count, nothing.From.BatchId));
    }

    [Theory]
    [InlineData(Role.Adder)]
    [InlineData(Role.Viewer)]
    public async Task Who_may_not_edit_in_one_of_them_moves_nothing(Role role)
    {
        var row = await SpendAsync(Mara);
        var (from, to) = (Mara, Home);
        await ChangeRoleAsync(to, role);
        // By what they knew, and by what they know.
        await RefusedAsync(Rules.Ledgers.RoleTooLow, () => Moves.MoveAsync(from, to, ExpenseSelection.Of(row.Id)));
        var lesser = await AgainAsync(to);
        await RefusedAsync(Rules.Ledgers.RoleTooLow, () => Moves.MoveAsync(from, lesser, ExpenseSelection.Of(row.Id)));
        Assert.Empty(await Moves.TargetsAsync(from));
        await ChangeRoleAsync(to, Role.Owner);
        await ChangeRoleAsync(from, role);
        await RefusedAsync(Rules.Ledgers.RoleTooLow, () => Moves.MoveAsync(from, to, ExpenseSelection.Of(row.Id)));
        Assert.Equal(["Coffee"], await TitlesAsync(from));
        Assert.Empty(await TitlesAsync(to));
    }

    [Fact]
    public async Task Ledgers_in_other_currencies_exchange_nothing_and_a_sentence_says_why()
    {
        var trip = await House.FoundAsync(Mara, "Trip", "EUR");
        var row = await SpendAsync(Mara);
        var problem = await Assert.ThrowsAsync<RuleException>(
            () => Moves.MoveAsync(Mara, trip, ExpenseSelection.Of(row.Id)));
        Assert.Equal(
            "This ledger is kept in CHF, the other one in EUR. Only ledgers in one currency exchange expenses.",
            problem.Said());
        Assert.Equal(
            [("Household", "CHF"), ("Trip", "EUR")],
            (await Moves.TargetsAsync(Mara)).Select(to => (to.Name, to.Currency)));
    }

    [Fact]
    public async Task A_move_and_a_delete_at_once_leave_each_row_in_one_place()
    {
        for (var i = 0; i < 10; i++)
        {
            var row = await SpendAsync(Mara, $"Coffee {i}");
            var delete = Task.Run(() => House.Expenses.DeleteAsync(Mara, row.Id));
            var move = Task.Run(() => MoveAsync(row));
            try
            {
                await delete;
            }
            catch (NotFoundException)
            {
                // It had moved.
            }
            var count = (await move).Count;
            var (here, there) = (
                await House.Expenses.FindAsync(Mara, row.Id), await House.Expenses.FindAsync(Home, row.Id));
            Assert.Equal(count == 1, here is null);
            Assert.Equal(count == 1, there is { Deleted: false });
            Assert.True(here is null or { Deleted: true });
        }
        await TitlesAsync(Home);
    }

    [Fact]
    public async Task An_unknown_row_moves_nothing()
    {
        var row = await SpendAsync(Mara);
        await Assert.ThrowsAsync<NotFoundException>(
            () => Moves.MoveAsync(Mara, Home, ExpenseSelection.Of(row.Id, Guid.NewGuid())));
        Assert.Equal(["Coffee"], await TitlesAsync(Mara));
    }

    [Fact]
    public async Task Both_ledgers_pages_hear_of_it_once_it_is_done()
    {
        var row = await SpendAsync(Mara);
        var heard = new List<(string, long)>();
        using var here = House.Feed.Subscribe(Mara, sequence => heard.Add(("here", sequence)));
        using var there = House.Feed.Subscribe(Home, sequence => heard.Add(("there", sequence)));
        var moved = await MoveAsync(row);
        Assert.Equal([("here", moved.From.Sequence), ("there", moved.To.Sequence)], heard);
    }

    [Fact]
    public async Task Five_thousand_rows_move_and_come_back_in_short_time()
    {
        await House.Expenses.AddManyAsync(
            Mara, Enumerable.Repeat(await House.FieldsAsync(Mara) with { Tags = ["work"] }, ExpenseMoveService.Most));
        var started = Stopwatch.GetTimestamp();
        var told = new List<int>();
        var moved = await Moves.MoveAsync(
            Mara, Home, ExpenseSelection.All(ExpenseFilter.Everything), new Told(told.Add));
        var took = Stopwatch.GetElapsedTime(started);
        Assert.Equal(ExpenseMoveService.Most, moved.Count);
        Assert.Equal(ExpenseMoveService.Most, (await House.Get<TagService>().ListAsync(Home)).Tags.Single().Count);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => i * ExpenseMoveService.Most / 10), told);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(ExpenseMoveService.Most, (await Undo.UndoAsync(Home, moved.To.BatchId!.Value)).Changed);
        Assert.Empty(await TitlesAsync(Home));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(ExpenseMoveService.Most, await db.Expenses.CountAsync(e => e.LedgerId == Mara.LedgerId));
        Assert.Empty((await House.Get<TagService>().ListAsync(Home)).Tags);
    }

    sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }

    static async Task RefusedAsync(Rule rule, Func<Task> act) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleException>(act)).Rule);
}
