using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

public sealed class TrashPruningTests : ServiceTestBase
{
    readonly FakeTime _time = new();

    protected override TimeProvider Clock => _time;

    UndoService Undo => House.Get<UndoService>();

    [Fact]
    public async Task What_the_trash_shows_no_more_is_gone_and_nothing_else()
    {
        var old = await AddAsync("Old");
        var young = await AddAsync("Young");
        await House.Expenses.DeleteAsync(Mara, old.Id);
        _time.Advance(TimeSpan.FromDays(TrashService.Days));
        await House.Expenses.DeleteAsync(Mara, young.Id);
        await AddAsync("Live");
        Assert.Equal(0, await PruneAsync());
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await PruneAsync());

        Assert.Equal("Young", Assert.Single((await House.Get<TrashService>().PageAsync(Mara)).Rows).Title);
        Assert.Equal(["Live", "Young"], await TitlesAsync());
        Assert.Equal(0, await PruneAsync());
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task More_than_a_chunk_goes_as_one_step_that_is_nobodys_and_that_nobody_takes_back()
    {
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(await House.FieldsAsync(Mara), 450));
        await House.Get<ExpenseBulkService>().DeleteAsync(Mara, ExpenseSelection.All(ExpenseFilter.Everything));
        _time.Advance(TimeSpan.FromDays(TrashService.Days + 1));
        var told = 0;
        using var page = House.Feed.Subscribe(Mara, _ => told++);
        Assert.Equal(450, await PruneAsync());
        Assert.Equal(3, told);

        var entry = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal(
            (ChangeKind.Removed, 450, Source.Server, BatchStatus.Fixed, null),
            (entry.Kind, entry.Count, entry.Source, entry.State, entry.By));
        await Assert.ThrowsAsync<NotFoundException>(() => Undo.UndoAsync(Mara, entry.BatchId));
        Assert.NotEqual(entry.BatchId, await Undo.NextUndoAsync(Mara));
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Undo_and_redo_of_what_it_took_leave_it_alone()
    {
        var (deleted, undone) = (await AddAsync("Deleted"), await AddAsync("Undone"));
        var deletion = (await House.Expenses.DeleteAsync(Mara, deleted.Id)).BatchId!.Value;
        await Undo.UndoAsync(Mara, undone.BatchId);
        _time.Advance(TimeSpan.FromDays(TrashService.Days + 1));
        Assert.Equal(2, await PruneAsync());

        Assert.Equal(["Deleted"], (await Undo.UndoAsync(Mara, deletion)).LeftAlone);
        Assert.Equal(["Undone"], (await Undo.RedoAsync(Mara, undone.BatchId)).LeftAlone);
        Assert.Empty(await TitlesAsync());
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Who_reads_the_log_is_told_each_state_and_then_nothing()
    {
        var row = await AddAsync("Old");
        var since = await House.Get<LedgerSequenceReader>().ReadAsync(Mara);
        await House.Expenses.EditAsync(Mara, row.Id, 1, new ExpenseEdit(Title: "Older"));
        await House.Expenses.DeleteAsync(Mara, row.Id);
        _time.Advance(TimeSpan.FromDays(TrashService.Days + 1));
        await PruneAsync();

        var states = (await House.Get<LedgerChangesService>().ReadAsync(Mara, since, 10))!.Changes
            .Select(change => change.State).ToList();

        Assert.Equal([true, false, false], states.Select(state => state is not null));
        Assert.Equal("Older", states[0]![ExpenseLogDefinition.Title].GetString());
        Assert.Equal(450, states[0]![ExpenseLogDefinition.Amount].GetInt64());
    }

    [Fact]
    public async Task A_category_whose_expenses_it_took_can_be_removed()
    {
        var row = await AddAsync("Old");
        await House.Expenses.DeleteAsync(Mara, row.Id);
        var category = await House.CategoryAsync(Mara);
        await Assert.ThrowsAsync<RuleException>(() => House.Get<CategoryService>().RemoveAsync(Mara, category.Id));
        _time.Advance(TimeSpan.FromDays(TrashService.Days + 1));
        await PruneAsync();
        await House.Get<CategoryService>().RemoveAsync(Mara, category.Id);
    }

    Task<int> PruneAsync() => House.Get<TrashPruning>().RunAsync();

    async Task<(Guid Id, Guid BatchId)> AddAsync(string title)
    {
        var written = await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title));
        return (written.Row.Id, written.BatchId!.Value);
    }

    async Task<List<string>> TitlesAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.Expenses.OrderBy(e => e.Title).Select(e => e.Title).ToListAsync();
    }
}
