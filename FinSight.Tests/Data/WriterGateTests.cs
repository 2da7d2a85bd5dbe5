using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FinSight.Core.Dashboard;
using FinSight.Core.Data;
using FinSight.Core.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

public sealed class WriterGateTests
{
    [Fact]
    public async Task Sixteen_writers_at_once_all_get_through()
    {
        await using var house = await TestServices.OpenAsync();
        var members = new List<FinSight.Core.Ledgers.Member>();
        for (var i = 0; i < 16; i++) members.Add(await house.MoveInAsync($"Member{i}"));

        await Task.WhenAll(members.Select(member => Task.Run(async () =>
        {
            var fields = await house.FieldsAsync(member);
            for (var i = 0; i < 25; i++) await house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields);
        })));

        var query = new DashboardRequest(null, new DateOnly(2026, 11, 23));
        foreach (var member in members)
            Assert.Equal(25, (await house.Get<DashboardService>().ViewAsync(member, query)).Count);
        await house.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task A_failed_or_cancelled_write_leaves_the_gate_open()
    {
        await using var house = await TestServices.OpenAsync();
        var member = await house.MoveInAsync();
        var fields = await house.FieldsAsync(member);
        for (var i = 0; i < 5; i++)
        {
            await using var db = await house.Contexts.CreateDbContextAsync();
            db.Users.Add(new FinSight.Core.Accounts.User("Twice", "en", "UTC") { NormalizedUserName = "TWICE" });
            db.Users.Add(new FinSight.Core.Accounts.User("Twice", "en", "UTC") { NormalizedUserName = "TWICE" });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields, cancelled.Token));
        }

        using var patience = new CancellationTokenSource(Patience.Long);
        await house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields, patience.Token);
    }

    [Fact]
    public async Task A_writer_that_waits_in_vain_is_measured()
    {
        await using var house = await TestServices.OpenAsync();
        await using var db = await house.Contexts.CreateDbContextAsync();
        await using var other = await house.Contexts.CreateDbContextAsync();
        await using var writing = await db.BeginAsync(WriteScopeKey.Server, default);
        // Other tests measure, too.
        var (isMine, told) = (new AsyncLocal<bool>(), new ConcurrentQueue<string>());
        using var watch = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == Instruments.Meter) listener.EnableMeasurementEvents(instrument);
            },
        };
        watch.SetMeasurementEventCallback<long>((one, _, _, _) => { if (isMine.Value) told.Enqueue(one.Name); });
        watch.SetMeasurementEventCallback<double>((one, _, _, _) => { if (isMine.Value) told.Enqueue(one.Name); });
        watch.Start();
        isMine.Value = true;

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => other.BeginAsync(WriteScopeKey.Server, patience.Token));

        Assert.Equal(["finsight.gate.wait", "finsight.writes.taken_back"], told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_write_that_is_refused_on_a_connection_that_was_read_from_leaves_the_gate_open()
    {
        await using var house = await TestServices.OpenAsync();
        var member = await house.MoveInAsync();
        var row = await house.Expenses.AddAsync(member, Guid.CreateVersion7(), await house.FieldsAsync(member));
        await using (var db = (await house.Contexts.CreateDbContextAsync()).WriteAs(member))
        {
            await (await db.ReadSnapshotAsync(default)).DisposeAsync();
            var expense = await db.Expenses.SingleAsync();
            await house.Expenses.DeleteAsync(member, row.Row.Id);
            expense.Delete(DateTime.UnixEpoch);
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());

            using var patience = new CancellationTokenSource(Patience.Long);
            await house.Expenses.AddAsync(
                member, Guid.CreateVersion7(), await house.FieldsAsync(member), patience.Token);
        }
    }

    [Fact]
    public async Task A_transaction_that_is_dropped_leaves_the_gate_open()
    {
        await using var house = await TestServices.OpenAsync();
        using var patience = new CancellationTokenSource(Patience.Long);
        for (var i = 0; i < 5; i++)
        {
            await using var db = await house.Contexts.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync(patience.Token);
        }
        await house.MoveInAsync();
    }
}
