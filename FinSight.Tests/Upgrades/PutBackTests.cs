using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Upgrades;
using FinSight.Tests.Data;
using Xunit.Abstractions;
using static FinSight.Tests.Upgrades.OldVersionFolder;

namespace FinSight.Tests.Upgrades;

/// <summary>The copy made before an upgrade may be the only sound one there is.</summary>
[Trait("Only", "SQLite")]
public sealed class PutBackTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Where_there_is_no_room_for_it_twice_it_outlives_what_fails_before_it_is_in_its_place()
    {
        using var house = await OldAsync();
        using var mount = new TempFolder();
        var bytes = new FileInfo(Path.Combine(house.Path, "finsight.db")).Length;
        using var disk = await SmallDisk.MountAsync(mount.Path, (int)(2 * bytes >> 10) + 100, output);
        if (disk is null) return;
        var (folder, copy) = Move(house, disk.Path);
        var unreadable = Path.Combine(folder.Keys, "key-2.xml");
        File.CreateSymbolicLink(unreadable, Path.Combine(house.Path, "nowhere"));
        var downgrade = new DowngradeRunner(folder, TimeProvider.System);

        Assert.ThrowsAny<IOException>(() => downgrade.PutBack(copy, FailedUpgradeKeepingMode.Never));

        Assert.True(File.Exists(copy));
        File.Delete(unreadable);
        downgrade.PutBack(copy, FailedUpgradeKeepingMode.Never);
        AssertIsBack(folder, copy);
    }

    [Fact]
    public async Task Whose_return_was_killed_is_put_in_its_place_by_the_next_start()
    {
        using var house = await OldAsync();
        using var there = new TempFolder();
        var (folder, copy) = Move(house, there.Path);
        using (var staging = StagingFolder.Open(folder.Path)) RestoreSwap.Begin(folder, staging, "kept", copy);
        Assert.True(File.Exists(copy));

        RestoreSwap.Finish(folder);

        AssertIsBack(folder, copy);
        Assert.Equal(470L, Execute(new TempFolder(Path.Combine(folder.Path, "kept")), "SELECT Amount FROM Expenses"));
    }

    /// <returns>A folder with a copy of the house, and with something else in the place of its database.</returns>
    static (DataFolder Folder, string Copy) Move(TempFolder house, string path)
    {
        var folder = DataFolder.Open(path);
        Directory.CreateDirectory(folder.Keys);
        File.Copy(Path.Combine(house.Path, "keys", "key-1.xml"), Path.Combine(folder.Keys, "key-1.xml"));
        Directory.CreateDirectory(folder.Backups);
        var copy = Path.Combine(folder.Backups, "before-migration-1.db");
        File.Copy(Path.Combine(house.Path, "finsight.db"), copy);
        Execute(house, "UPDATE Expenses SET Amount = 470");
        File.Copy(Path.Combine(house.Path, "finsight.db"), folder.Database);
        return (folder, copy);
    }

    static void AssertIsBack(DataFolder folder, string copy)
    {
        Assert.Equal(450L, Execute(new TempFolder(folder.Path), "SELECT Amount FROM Expenses"));
        Assert.False(File.Exists(copy));
        Assert.Empty(Directory.GetDirectories(folder.Path, ".finsight-*"));
        Assert.False(File.Exists(Path.Combine(folder.Path, "restore.json")));
    }
}
