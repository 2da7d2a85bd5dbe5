using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Tests.Data;
using Xunit.Abstractions;

namespace FinSight.Tests.Backup;

/// <summary>What restores and upgrades put aside goes by itself, the oldest first, and nothing else with it.</summary>
public sealed class ReplacedFoldersTests(ITestOutputHelper output) : IDisposable
{
    readonly TempFolder _folder = new();
    readonly FakeTime _time = new();

    ReplacedFolders Folders => new(DataFolder.Open(_folder.Path), _time);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_last_three_are_kept_for_thirty_days()
    {
        Make("20261001-120000", "20261110-120000", "20261111-120000", "20261111-120000_2", "20261120-120000");
        Assert.Equal(2, Folders.Prune());
        Assert.Equal(["20261120-120000", "20261111-120000_2", "20261111-120000"], Names());
        Assert.Equal(0, Folders.Prune());

        _time.Advance(TimeSpan.FromDays(20));
        Assert.Equal(2, Folders.Prune());
        Assert.Equal(["20261120-120000"], Names());
        _time.Advance(TimeSpan.FromDays(30));
        Folders.Prune();
        Assert.Empty(Names());
        Assert.Empty(Directory.EnumerateDirectories(_folder.Path));
    }

    [Fact]
    public void What_downgrades_and_failed_upgrades_put_aside_is_kept_as_long_each_beside_the_others()
    {
        Make("20261120-120000", "20261121-120000", "20261122-120000");
        string[] others =
            [
                "before-downgrade-20261110-120000", "failed-upgrade-20261109-120000123",
                "failed-upgrade-20261001-120000123",
            ];
        foreach (var name in others) Directory.CreateDirectory(Path.Combine(_folder.Path, name));
        Assert.Equal(1, Folders.Prune());
        Assert.Equal(others[..2], Folders.List().Select(one => one.Name).TakeLast(2));
        _time.Advance(TimeSpan.FromDays(17));
        Assert.Equal(1, Folders.Prune());
        Assert.Equal(others[0], Folders.List()[^1].Name);
    }

    [Fact]
    public void What_is_only_called_almost_so_stays()
    {
        string[] others =
            [
                "before-restore-of-mine", "before-restore-20261331-120000", "before-restore-20200101-120000.old",
                "failed-upgrade-of-mine", "before-downgrade-", "keys", "backups",
            ];
        foreach (var name in others) Directory.CreateDirectory(Path.Combine(_folder.Path, name));
        Make("20200101-120000");
        Assert.Equal(1, Folders.Prune());
        Assert.All(others, name => Assert.True(Directory.Exists(Path.Combine(_folder.Path, name))));
    }

    [Fact]
    public void Each_is_told_with_its_day_and_its_size()
    {
        Make("20261120-083000");
        var kept = Assert.Single(Folders.List());
        Assert.Equal(
            ("before-restore-20261120-083000", new DateTime(2026, 11, 20, 8, 30, 0), 12L),
            (kept.Name, kept.At, kept.Bytes));
    }

    [Fact]
    public async Task One_that_cannot_be_taken_away_keeps_no_other_from_its_end()
    {
        Make("20200102-120000", "20200101-120000");
        var busy = Path.Combine(_folder.Path, "before-restore-20200102-120000");
        using var disk = await SmallDisk.MountAsync(busy, 100, output);
        if (disk is null) return;
        Assert.Equal(1, Folders.Prune());
        Assert.Equal(["20200102-120000"], Names());
    }

    void Make(params string[] moments)
    {
        foreach (var moment in moments)
        {
            var path = Path.Combine(_folder.Path, $"before-restore-{moment}");
            Directory.CreateDirectory(Path.Combine(path, "keys"));
            File.WriteAllText(Path.Combine(path, "finsight.db"), "database");
            File.WriteAllText(Path.Combine(path, "keys", "key.xml"), "<k/>");
        }
    }

    IEnumerable<string> Names() => Folders.List().Select(one => one.Name["before-restore-".Length..]);
}
