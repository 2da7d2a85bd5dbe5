using FinSight.Core.Data;

namespace FinSight.Tests.Data;

/// <summary>Databases that upgrades put aside hold what somebody deletes later.</summary>
[Trait("Only", "SQLite")]
public sealed class PutAsideTests : ServiceTestBase
{
    [Fact]
    public async Task With_what_was_deleted_for_good_goes_what_upgrades_and_downgrades_put_aside()
    {
        string[] gone = ["failed-upgrade-20261101-120000123", "before-downgrade-20261101-120000"];
        string[] kept = ["before-restore-20261101-120000", "failed-upgrade-of-mine", "keys"];
        foreach (var name in gone.Concat(kept))
            await File.WriteAllTextAsync(Path.Combine(Make(name), "finsight.db"), "a database");
        var half = Path.Combine(Make("backups"), "before-migration.new");
        await File.WriteAllTextAsync(half, "half a database");

        await using (var db = await House.Contexts.CreateDbContextAsync())
            await DeletedDataErasure.MarkAsync(db, default);
        Assert.True(await House.Get<DeletedDataErasure>().RunAsync());

        Assert.False(File.Exists(half));
        Assert.DoesNotContain(gone, name => Directory.Exists(Path.Combine(House.Folder.Path, name)));
        Assert.All(kept, name => Assert.True(Directory.Exists(Path.Combine(House.Folder.Path, name))));
    }

    string Make(string name) => Directory.CreateDirectory(Path.Combine(House.Folder.Path, name)).FullName;
}
