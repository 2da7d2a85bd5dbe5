using FinSight.Core.Data;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Ledgers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

[Trait("Only", "SQLite")]
public sealed class CachedConnectionTests : ServiceTestBase
{
    [Fact]
    public async Task What_must_hold_on_a_connection_holds_on_each_however_often_it_was_used()
    {
        for (var round = 0; round < 3; round++)
        {
            var contexts = new List<FinSightContext>();
            for (var i = 0; i < 40; i++) contexts.Add(await House.Contexts.CreateDbContextAsync());
            foreach (var db in contexts)
            {
                Assert.NotEmpty(await db.Ledgers.ToListAsync());
                Assert.Equal(1, await PragmaAsync(db, "foreign_keys"));
                Assert.Equal(2, await PragmaAsync(db, "synchronous"));
                Assert.Equal(2, await PragmaAsync(db, "temp_store"));
            }
            foreach (var db in contexts) await db.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_same_question_asked_again_while_its_answer_is_being_read_gets_an_answer_of_its_own()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        var all = await NamesAsync(db);
        var outer = new List<string>();
        await foreach (var category in Names(db).AsAsyncEnumerable())
        {
            outer.Add(category);
            Assert.Equal(all, await NamesAsync(db));
        }
        Assert.Equal(all, outer);
    }

    [Fact]
    public async Task Whoever_stops_reading_in_the_middle_holds_nobody_up()
    {
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(await House.FieldsAsync(Mara), 300));
        for (var i = 0; i < 3; i++)
        {
            await using var db = await House.Contexts.CreateDbContextAsync();
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var _ in db.Expenses.AsAsyncEnumerable().WithCancellation(stop.Token))
                    await stop.CancelAsync();
            });
            // What is still read at an older moment would keep its log of writes from being emptied.
            Assert.Equal(0, await BlockedAsync());
            Assert.Equal(300, await db.Expenses.CountAsync());
            // Nobody closes this one but the context.
            Assert.True(await db.Expenses.AsAsyncEnumerable().GetAsyncEnumerator().MoveNextAsync());
        }
        Assert.Equal(0, await BlockedAsync());
    }

    [Fact]
    public async Task What_was_not_committed_is_gone_with_its_context()
    {
        for (var i = 0; i < 20; i++)
        {
            await using var db = await House.Contexts.CreateDbContextAsync();
            if (i % 2 == 0) await db.Database.BeginTransactionAsync();
            else await BeginByHandAsync(db);
            await db.Ledgers.ExecuteUpdateAsync(ledger => ledger.SetProperty(l => l.Name, "Half"));
            if (i % 2 != 0) await db.Database.CloseConnectionAsync();
        }
        await using var after = await House.Contexts.CreateDbContextAsync();
        Assert.Equal("Mara", await after.Ledgers.Select(l => l.Name).SingleAsync());
        Assert.Equal(0, await BlockedAsync());
    }

    [Fact]
    public async Task More_questions_than_are_kept_are_answered_all_the_same()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        var first = Names(db).AsAsyncEnumerable().GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());
        for (var i = 0; i < 250; i++)
            Assert.Equal(
                i, await db.Ledgers.Where(l => l.Id == Mara.LedgerId).Select(l => EF.Constant(i)).SingleAsync());
        var read = 1;
        while (await first.MoveNextAsync()) read++;
        await first.DisposeAsync();
        Assert.Equal((await NamesAsync(db)).Count, read);
        Assert.Equal(0, await BlockedAsync());
    }

    [Fact]
    public async Task Stopped_services_leave_one_file_once_the_last_has_read_to_the_end()
    {
        var database = House.Get<DataFolder>().Database;
        await using var db = await House.Contexts.CreateDbContextAsync();
        var names = Names(db).AsAsyncEnumerable().GetAsyncEnumerator();
        Assert.True(await names.MoveNextAsync());
        await House.CloseAsync();
        Assert.True(File.Exists(database + "-wal"));
        while (await names.MoveNextAsync()) Assert.NotEmpty(names.Current);
        await names.DisposeAsync();
        Assert.False(File.Exists(database + "-wal"));
        Assert.False(File.Exists(database + "-shm"));
    }

    [Fact]
    public async Task Services_stop_cleanly_under_those_who_still_read()
    {
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await using var db = await House.Contexts.CreateDbContextAsync();
                Assert.NotEmpty(await NamesAsync(db));
            }
        })).ToList();
        var connections = House.Get<CachedConnectionInterceptor>();
        for (var i = 0; i < 300; i++)
        {
            connections.Dispose();
            await Task.Yield();
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    // EF leaves the end of such a one to whoever began it.
    static async Task BeginByHandAsync(FinSightContext db)
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction());
    }

    Task<List<string>> NamesAsync(FinSightContext db) => Names(db).ToListAsync();

    IQueryable<string> Names(FinSightContext db) => db.Categories.Of(Mara).OrderBy(c => c.Name).Select(c => c.Name);

    /// <summary>Whether somebody is in the way of a checkpoint: 0 or 1.</summary>
    async Task<long> BlockedAsync()
    {
        await using var connection = new SqliteConnection(
            $"Data Source={House.Get<DataFolder>().Database};Pooling=False;Default Timeout=1");
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return (long)(await checkpoint.ExecuteScalarAsync())!;
    }

    static async Task<long> PragmaAsync(FinSightContext db, string name)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        var value = (long)(await command.ExecuteScalarAsync())!;
        await db.Database.CloseConnectionAsync();
        return value;
    }
}
