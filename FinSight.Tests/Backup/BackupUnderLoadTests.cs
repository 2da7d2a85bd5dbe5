using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Backup;

/// <summary>Backups at random moments while several people write: each holds what one moment held.</summary>
public sealed class BackupUnderLoadTests : BackupTestBase
{
    const int Writers = 3, BackupsOfAHouse = 10;

    readonly Random _random = new(20261129);

    [Fact]
    public async Task Each_backup_is_a_beginning_of_what_was_acknowledged_and_misses_nothing_from_before_it_began()
    {
        for (var round = 0; round < RandomTrialCount.Times(
            BackupsOfAHouse, 20 * BackupsOfAHouse); round += BackupsOfAHouse)
        {
            if (round > 0) await MoveAsync();
            await BackUpAsync(round);
        }
    }

    // Writers never rest: in one house each backup would take longer than the one before.
    async Task MoveAsync()
    {
        await House.DisposeAsync();
        await InitializeAsync();
    }

    async Task BackUpAsync(int first)
    {
        using var stop = new CancellationTokenSource();
        var written = Enumerable.Range(0, Writers).Select(_ => new List<Guid>()).ToList();
        var writing = new List<Task>();
        foreach (var list in written)
        {
            var member = await House.MoveInAsync();
            writing.Add(Task.Run(() => WriteAsync(member, list, stop.Token)));
        }
        for (var round = first; round < first + BackupsOfAHouse; round++)
        {
            await RandomTrialCount.PauseAsync(_random, 100);
            var before = written.Select(Count).ToList();
            var file = await MakeAsync($"{round}.zip");
            var after = written.Select(list => Count(list) + 1).ToList();
            await ProveAsync(file, round, written, before, after);
            File.Delete(file);
        }
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        Assert.All(written, list => Assert.True(list.Count > 10));
    }

    async Task ProveAsync(string file, int round, List<List<Guid>> written, List<int> before, List<int> after)
    {
        var target = DataFolder.Open(Inside($"target-{round}"));
        await new RestoreService(target, TimeProvider.System).RunAsync(file, null);
        await using var house = await TestServices.OpenAsync(new TempFolder(target.Path));
        await using var db = await house.Contexts.CreateDbContextAsync();
        var kept = await db.Expenses.OrderBy(e => e.Seq).Select(e => e.Id).ToListAsync();
        for (var writer = 0; writer < Writers; writer++)
        {
            List<Guid> asked;
            lock (written[writer]) asked = [.. written[writer]];
            var own = kept.Where(asked.ToHashSet().Contains).ToList();
            Assert.InRange(own.Count, before[writer], after[writer]);
            Assert.Equal(asked.Take(own.Count), own);
        }
    }

    async Task WriteAsync(Member member, List<Guid> list, CancellationToken stop)
    {
        var fields = await House.FieldsAsync(member);
        while (!stop.IsCancellationRequested)
        {
            var id = Guid.CreateVersion7();
            await House.Expenses.AddAsync(member, id, fields, CancellationToken.None);
            lock (list) list.Add(id);
        }
    }

    static int Count(List<Guid> list)
    {
        lock (list) return list.Count;
    }
}
