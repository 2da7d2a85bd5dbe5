using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Tags;

public sealed class ExpenseTagUndoTests : TagTestBase
{
    [Fact]
    public async Task Undo_of_an_add_with_a_new_tag_trashes_the_expense_and_leaves_the_tag()
    {
        var row = await SpendAsync("Lunch", "work");
        var undone = await Undo.UndoAsync(Mara);
        Assert.Equal((1, 0), (undone!.Changed, undone.LeftAlone.Count));
        Assert.Equal("work:0", await AllAsync());

        Assert.Equal(1, (await Undo.RedoAsync(Mara))!.Changed);
        Assert.Equal("work", await TagsOfAsync(row));
    }

    [Fact]
    public async Task Undo_of_tagging_many_takes_away_the_tag_that_it_made_and_redo_brings_it_back()
    {
        var (lunch, train) = (await SpendAsync("Lunch"), await SpendAsync("Train", "work"));
        await TagManyAsync([lunch, train], "sunday", "work");
        var told = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal(("Expense", 2), (told.Entity, told.Count));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("sunday:2 work:2", await AllAsync());
            var undone = await Undo.UndoAsync(Mara);
            Assert.Equal((2, 0, "work:1"), (undone!.Changed, undone.LeftAlone.Count, await AllAsync()));
            await Undo.RedoAsync(Mara);
        }
        told = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal(("Expense", 2, BatchKind.Redo), (told.Entity, told.Count, told.Intent));
        await House.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task A_tag_that_somebody_uses_or_has_renamed_since_stays_when_its_batch_is_undone()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas");
        var lunch = await SpendAsync("Lunch");
        await TagManyAsync([lunch], "sunday", "trip", "once");
        await House.Expenses.AddAsync(
            jonas, Guid.CreateVersion7(), await House.FieldsAsync(jonas) with { Tags = ["Sunday"] });
        var trip = await TagAsync("trip");
        await Tags.RenameAsync(jonas, trip.Id, trip.Version, "voyage");
        var undone = await Undo.UndoAsync(Mara);
        Assert.Equal((1, 0, "sunday:1 voyage:0"), (undone!.Changed, undone.LeftAlone.Count, await AllAsync()));
    }

    [Fact]
    public async Task Redo_takes_the_tag_that_somebody_has_made_anew()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas");
        await TagManyAsync([await SpendAsync("Lunch")], "sunday");
        await Undo.UndoAsync(Mara);
        await House.Expenses.AddAsync(
            jonas, Guid.CreateVersion7(), await House.FieldsAsync(jonas) with { Tags = ["Sunday"] });
        Assert.Empty((await Undo.RedoAsync(Mara))!.LeftAlone);
        Assert.Equal("Sunday:2", await AllAsync());
    }

    [Fact]
    public async Task A_new_tag_is_no_step_of_its_own_in_the_activity()
    {
        var row = await SpendAsync("Lunch", "work");
        await EditAsync(row, ["work", "bern"]);
        var entries = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries;
        Assert.Equal([("Expense", 1), ("Expense", 1)], entries.Take(2).Select(e => (e.Entity, e.Count)));
        Assert.Equal(new FieldChange("Tags", "work", "bern, work"), entries[0].Fields.Single());
    }

    [Fact]
    public async Task An_undo_again_takes_no_tags_away_that_others_gave_up_meanwhile()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas");
        var (lunch, train) = (await SpendAsync("Lunch"), await SpendAsync("Train"));
        var batch = (await TagManyAsync([lunch], "sunday", "work")).BatchId!.Value;
        var his = ExpenseSelection.Of([train.Id]);
        await House.Get<ExpenseBulkService>().TagAsync(jonas, his, ["sunday", "work"]);
        await Undo.UndoAsync(Mara, batch);
        await House.Get<ExpenseBulkService>().TagAsync(jonas, his, ["sunday", "work"], TagChangeKind.Remove);

        var again = await Undo.UndoAsync(Mara, batch);

        Assert.Equal((0, null), (again.Changed, again.Write.BatchId));
        Assert.Equal("sunday:0 work:0", await AllAsync());
    }

    [Fact]
    public async Task A_batch_in_which_several_tags_went_is_told()
    {
        await TagManyAsync([await SpendAsync("Lunch")], "sunday", "work");
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            db.WriteAs(Mara).Tags.RemoveRange(await db.Tags.ToListAsync());
            (await db.Expenses.SingleAsync()).Tag([]);
            await db.SaveChangesAsync();
        }
        var told = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal((TagLogDefinition.Kind, ChangeKind.Removed, null), (told.Entity, told.Kind, told.Gone));
    }

    Task<WriteResult> TagManyAsync(IEnumerable<ExpenseRow> rows, params string[] names) =>
        House.Get<ExpenseBulkService>().TagAsync(Mara, ExpenseSelection.Of(rows.Select(row => row.Id)), names);
}
