using FinSight.Core.Data;
using FinSight.Core.Data.Sqlite;
using Xunit.Abstractions;

namespace FinSight.Tests.Data;

/// <summary>Databases that upgrades put aside hold what somebody deletes later.</summary>
[Trait("Only", "SQLite")]
public sealed class PutAsideTests(ITestOutputHelper output) : ServiceTestBase
{
    readonly FakeTime _time = new();

    protected override TimeProvider? Clock => _time;

    [Fact]
    public async Task With_what_was_deleted_for_good_goes_what_upgrades_and_downgrades_put_aside()
    {
        string[] gone = ["failed-upgrade-20261101-120000123", "before-downgrade-20261101-120000"];
        string[] kept = ["before-restore-20261101-120000", "failed-upgrade-of-mine", "keys"];
        foreach (var name in gone.Concat(kept))
            await File.WriteAllTextAsync(Path.Combine(Make(name), "finsight.db"), "a database");
        var half = Path.Combine(Make("backups"), "before-migration.new");
        await File.WriteAllTextAsync(half, "half a database");

        await MarkAsync();
        Assert.True(await House.Get<DeletedDataScrubber>().RunAsync());

        Assert.False(File.Exists(half));
        Assert.DoesNotContain(gone, IsThere);
        Assert.All(kept, name => Assert.True(IsThere(name)));
    }

    [Theory]
    [InlineData("before-downgrade-20261117-120000")]
    [InlineData("failed-upgrade-20261117-120000123")]
    public async Task What_was_put_aside_in_the_last_week_stays_as_nothing_else_may_hold_it_and_goes_then(string name)
    {
        Make(name);
        await MarkAsync();
        Assert.False(await House.Get<DeletedDataScrubber>().RunAsync());
        Assert.True(IsThere(name));
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await SqliteErasure.MarkUpgradeAsync(db, default);
        Assert.False(await House.Get<DeletedDataScrubber>().RunAsync(atNight: true));

        _time.Advance(TimeSpan.FromDays(2));
        Assert.True(await House.Get<DeletedDataScrubber>().RunAsync(atNight: true));
        Assert.False(IsThere(name));
    }

    [Fact]
    public async Task What_cannot_be_deleted_keeps_nothing_else_and_is_tried_again()
    {
        const string busy = "failed-upgrade-20261101-120000123";
        // Whichever order they are found in.
        var others = Enumerable.Range(10, 20).Select(second => $"before-downgrade-20261101-1200{second}").ToList();
        others.ForEach(name => Make(name));
        await MarkAsync();
        using (var disk = await SmallDisk.MountAsync(Make(busy), 100, output))
        {
            if (disk is null) return;
            Assert.False(await House.Get<DeletedDataScrubber>().RunAsync());
            Assert.True(IsThere(busy));
            Assert.DoesNotContain(others, IsThere);
        }
        Assert.True(await House.Get<DeletedDataScrubber>().RunAsync(atNight: true));
        Assert.False(IsThere(busy));
    }

    async Task MarkAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await DeletedDataScrubber.MarkAsync(db, default);
    }

    bool IsThere(string name) => Directory.Exists(Path.Combine(House.Folder.Path, name));

    string Make(string name) => Directory.CreateDirectory(Path.Combine(House.Folder.Path, name)).FullName;
}
