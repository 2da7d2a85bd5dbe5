using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Upgrades;
using static FinSight.Tests.Upgrades.OldHouse;

namespace FinSight.Tests.Upgrades;

[Trait("Only", "SQLite")]
public sealed class DowngradeTests
{
    [Fact]
    public async Task A_downgrade_puts_the_copy_back_and_keeps_what_was_written_since()
    {
        var folder = await OldAsync();
        await StartAsync(folder);
        Execute(folder, "UPDATE Ledgers SET Name = 'Since then'");

        var done = await new Downgrade(DataFolder.Open(folder.Path), TimeProvider.System).RunAsync();

        Assert.Equal("Mara", Execute(folder, "SELECT Name FROM Ledgers"));
        Assert.Equal(0L, Execute(folder, "SELECT count(*) FROM Sessions"));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(folder.Path, "keys", "key-1.xml")));
        Assert.Equal("Since then", Execute(new TempFolder(done.Kept), "SELECT Name FROM Ledgers"));
        await StartAsync(folder);
        Assert.Equal("Mara", Execute(folder, "SELECT Name FROM Ledgers"));
    }

    [Fact]
    public async Task A_downgrade_without_a_copy_or_beside_a_server_changes_nothing()
    {
        await using var house = await TestServices.OpenAsync();
        var downgrade = house.Get<Downgrade>();
        var stop = await Assert.ThrowsAsync<StartupException>(() => downgrade.RunAsync());
        Assert.StartsWith("No copy of before an upgrade lies in", stop.Message, StringComparison.Ordinal);
        using (FolderLock.Share(house.Get<DataFolder>()))
        {
            stop = await Assert.ThrowsAsync<StartupException>(() => downgrade.RunAsync());
            Assert.EndsWith("stop it first.", stop.Message, StringComparison.Ordinal);
        }
    }
}
