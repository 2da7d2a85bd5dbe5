using FinSight.Core.Changes;
using FinSight.Core.Data;

namespace FinSight.Tests.Data.Postgres;

public sealed class ScopeLockInterceptorTests : ServiceTestBase
{
    [PostgresFact]
    public async Task Who_writes_to_one_ledger_keeps_only_others_of_that_ledger_waiting()
    {
        var noah = await House.MoveInAsync("Noah");
        var (mine, theirs) = (await House.FieldsAsync(Mara), await House.FieldsAsync(noah));
        await using var db = await House.Contexts.CreateDbContextAsync();
        await using var transaction = await db.BeginAsync(WriteScopeKey.Ledger(Mara.LedgerId), default);

        var waiting = House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), mine);
        await House.Expenses.AddAsync(noah, Guid.CreateVersion7(), theirs).WaitAsync(Patience.Long);
        Assert.False(waiting.IsCompleted);

        await transaction.CommitAsync();
        await waiting.WaitAsync(Patience.Long);
    }

    [PostgresFact]
    public async Task Who_writes_to_the_server_keeps_all_others_waiting()
    {
        var fields = await House.FieldsAsync(Mara);
        await using var db = await House.Contexts.CreateDbContextAsync();
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, default);
        var waiting = House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields);
        // Another connection, and so another turn, of the same length as the one that waits.
        await House.Get<LedgerSequenceReader>().ReadAsync(Mara);
        Assert.False(waiting.IsCompleted);
        await transaction.CommitAsync();
        await waiting.WaitAsync(Patience.Long);
    }

    [PostgresFact]
    public async Task A_reader_of_changes_misses_none_while_two_servers_write_to_the_ledger()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        var fields = await House.FieldsAsync(Mara);
        var writers = new[] { House, other, House, other }.Select(house => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++) await house.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields);
        })).ToList();
        var changes = other.Get<LedgerChangesService>();
        var (since, read) = (0L, 0);
        for (var isDone = false; ;)
        {
            var page = (await changes.ReadAsync(Mara, since, LedgerChangesService.Most))!;
            read += page.Changes.Count(change => change.Entity == "Expense");
            since = page.Next;
            if (isDone && page.Changes.Count == 0) break;
            isDone = writers.TrueForAll(writer => writer.IsCompleted);
        }
        await Task.WhenAll(writers);
        Assert.Equal(200, read);
        await House.Contexts.AssertSoundAsync();
    }
}
