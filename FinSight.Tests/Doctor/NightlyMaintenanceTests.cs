using System.Collections.Concurrent;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Web.Features.Doctor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinSight.Tests.Doctor;

public sealed class NightlyMaintenanceTests
{
    [Fact]
    public async Task At_three_each_night_the_server_looks_whether_its_database_is_sound()
    {
        var time = new FakeTime(new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        await using var house = await TestServices.OpenAsync(time: time);
        var member = await house.MoveInAsync();
        await house.Expenses.AddAsync(member, Guid.CreateVersion7(), await house.FieldsAsync(member));
        var log = new ListLogger();
        using var shift = Open(house, time, log);
        await shift.StartAsync(default);

        await time.TimerCreatedAsync();
        time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Empty(log.Lines);
        time.Advance(TimeSpan.FromSeconds(1));
        await time.TimerCreatedAsync();
        Assert.Equal([(LogLevel.Information, "The database is sound")], log.Lines);

        await using (var db = await house.Contexts.CreateDbContextAsync())
            Assert.Equal(0, (await db.DoctorRuns.SingleAsync()).Faults);

        await using (var db = await house.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"UPDATE DailyTotals SET Amount = 1");
        time.Advance(TimeSpan.FromDays(1));
        await time.TimerCreatedAsync();
        Assert.Equal(LogLevel.Error, log.Lines.Last().Level);
        Assert.Contains("The daily total", log.Lines.Last().Line, StringComparison.Ordinal);
        await using (var db = await house.Contexts.CreateDbContextAsync())
            Assert.Equal(
                [0, 1], await db.DoctorRuns.OrderBy(run => run.Sequence).Select(run => run.Faults).ToListAsync());
        await shift.StopAsync(default);
    }

    [Fact]
    public async Task A_part_that_fails_keeps_no_other_from_being_done_and_is_told()
    {
        var time = new FakeTime(new(2026, 11, 23, 2, 59, 59, TimeSpan.Zero));
        await using var house = await TestServices.OpenAsync(time: time);
        await using (var db = await house.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"ALTER TABLE SecurityEvents RENAME TO Elsewhere");
        var log = new ListLogger();
        using var shift = Open(house, time, log);
        await shift.StartAsync(default);
        await time.TimerCreatedAsync();

        time.Advance(TimeSpan.FromSeconds(1));
        await time.TimerCreatedAsync();

        Assert.Contains((LogLevel.Error, "The nightly work on the database failed"), log.Lines);
        await using (var db = await house.Contexts.CreateDbContextAsync())
            Assert.Equal(1, await db.DoctorRuns.CountAsync());
        await shift.StopAsync(default);
    }

    static NightlyMaintenance Open(TestServices house, TimeProvider time, ListLogger log) => new(
        house.Get<LogPruning>(), house.Get<SecurityPruning>(), house.Get<ExpiryPruning>(), house.Get<InboxPruning>(),
        house.Get<TrashPruning>(), house.Get<LedgerRemoval>(), house.Get<DeletedDataScrubber>(),
        house.Get<DatabaseCheckup>(), house.Get<DoctorRunStore>(), house.Get<NightlyWorkRunner>(), time, log);

    sealed class ListLogger : ILogger<NightlyMaintenance>
    {
        public ConcurrentQueue<(LogLevel Level, string Line)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
