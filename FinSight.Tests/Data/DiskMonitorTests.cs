using System.Collections.Concurrent;
using FinSight.Core.Data;
using Microsoft.Extensions.Logging;

namespace FinSight.Tests.Data;

[Trait("Only", "SQLite")]
public sealed class DiskMonitorTests
{
    [Fact]
    public void The_log_says_once_a_minute_that_the_disk_is_full_and_it_is_taken_for_full_for_half_of_one()
    {
        using var folder = new TempFolder();
        var (time, log) = (new FakeTime(), new Lines());
        var disk = new DiskMonitor(DataFolder.Open(folder.Path), time, log);
        Assert.False(disk.IsFull);
        for (var second = 0; second < 90; second++)
        {
            disk.Refused();
            Assert.True(disk.IsFull);
            time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(
            Enumerable.Repeat($"The disk is full: nothing can be saved in {folder.Path} until there is room", 2), log);

        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(disk.IsFull);
    }

    [Theory]
    [InlineData(199, 1_000, true)]
    [InlineData(201, 1_000, false)]
    [InlineData(201, 5_000, true)]
    [InlineData(251, 5_000, false)]
    public void Little_is_less_than_200_MB_or_a_twentieth(long freeMegabytes, long allMegabytes, bool isLittle) =>
        Assert.Equal(isLittle, new DiskSpaceSnapshot(freeMegabytes * 1_000_000, allMegabytes * 1_000_000).IsLittle);

    sealed class Lines : ConcurrentQueue<string>, ILogger<DiskMonitor>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Enqueue(formatter(state, exception));
    }
}
