using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Upgrades;
using FinSight.Tests.Data;
using static FinSight.Tests.Upgrades.OldVersionFolder;

namespace FinSight.Tests.Upgrades;

public sealed class UpgradeTests
{
    [Fact]
    public async Task An_upgrade_that_changes_an_expense_leaves_the_database_as_it_was_and_says_what_to_start()
    {
        var folder = await OldAsync();
        // Stands for a migration with a mistake: it fires while the next one runs.
        Execute(folder, """
            CREATE TRIGGER Mistake AFTER INSERT ON __EFMigrationsHistory
            BEGIN UPDATE Expenses SET Amount = Amount + 1; END
            """);

        var stop = await Assert.ThrowsAsync<StartupException>(() => StartAsync(folder));

        Assert.Equal(
            $"The database {Path.Combine(folder.Path, "finsight.db")} could not be brought to FinSight "
            + $"{AppInfo.Version} (expenses of a ledger are not those of before), and is as it was before: "
            + "start the version that you had.",
            stop.Message);
        Assert.Equal(450L, Execute(folder, "SELECT Amount FROM Expenses"));
        Assert.Equal(Past, Execute(folder, Level));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(folder.Path, "keys", "key-1.xml")));
        // Whoever is started again and again keeps what the first attempt made of it.
        await Assert.ThrowsAsync<StartupException>(() => StartAsync(folder));
        var failed = Assert.Single(Directory.GetDirectories(folder.Path, "failed-upgrade-*"));
        Assert.NotEqual(450L, Execute(new TempFolder(failed), "SELECT Amount FROM Expenses"));
    }

    [Fact]
    public async Task Beside_a_server_of_before_a_newer_one_refuses_to_start_and_changes_nothing()
    {
        var folder = await OldAsync();
        using (FolderLock.Share(DataFolder.Open(folder.Path)))
        {
            var stop = await Assert.ThrowsAsync<StartupException>(() => StartAsync(folder));
            Assert.EndsWith("stop it first. Nothing was changed.", stop.Message, StringComparison.Ordinal);
        }
        Assert.Equal(Past, Execute(folder, Level));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "backups")));
        await StartAsync(folder);
    }

    [Fact]
    public async Task An_upgrade_that_finds_no_room_leaves_the_database_as_it_was()
    {
        var folder = await OldAsync();

        var stop = await Assert.ThrowsAsync<StartupException>(
            () => StartAsync(folder, new DiskFaultInterceptor { IsFull = true }.Hold));

        Assert.Contains("(its disk is full), and is as it was before", stop.Message, StringComparison.Ordinal);
        Assert.Equal(Past, Execute(folder, Level));
        await StartAsync(folder);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task An_upgrade_that_was_killed_goes_on_with_the_copy_made_before_its_first_migration(int? migrations)
    {
        var folder = await OldAsync();
        await KillAsync(folder, migrations);
        Assert.NotEqual(Past, Execute(folder, Level));

        await StartAsync(folder);

        Assert.False(File.Exists(Path.Combine(folder.Path, "upgrade.json")));
        await new DowngradeRunner(DataFolder.Open(folder.Path), TimeProvider.System).RunAsync();
        Assert.Equal(Past, Execute(folder, Level));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task What_a_killed_upgrade_did_to_expenses_is_found_by_the_next_start(int? migrations)
    {
        var folder = await OldAsync();
        await KillAsync(folder, migrations);
        // Stands for a migration with a mistake, before the kill.
        Execute(folder, "UPDATE Expenses SET Amount = Amount + 1");

        var stop = await Assert.ThrowsAsync<StartupException>(() => StartAsync(folder));

        Assert.Contains("are not those of before", stop.Message, StringComparison.Ordinal);
        Assert.Equal(Past, Execute(folder, Level));
        Assert.Equal(450L, Execute(folder, "SELECT Amount FROM Expenses"));
        await StartAsync(folder);
    }

    [Fact]
    public async Task What_is_replaced_by_the_copy_of_an_earlier_start_is_kept_each_time()
    {
        var folder = await OldAsync();
        Directory.CreateDirectory(Path.Combine(folder.Path, "failed-upgrade-20260101-000000000"));
        await KillAsync(folder, migrations: 1);
        Execute(folder, "UPDATE Expenses SET Amount = 470");

        var stop = await Assert.ThrowsAsync<StartupException>(() => StartAsync(folder));

        Assert.Equal(450L, Execute(folder, "SELECT Amount FROM Expenses"));
        var failed = Directory.GetDirectories(folder.Path, "failed-upgrade-*").Max(StringComparer.Ordinal)!;
        Assert.Equal(470L, Execute(new TempFolder(failed), "SELECT Amount FROM Expenses"));
        Assert.EndsWith(
            $"What was written since an earlier start made that copy is in {failed}.", stop.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_that_are_killed_before_the_first_migration_leave_one_copy_and_not_one_each()
    {
        var folder = await OldAsync();
        for (var i = 0; i < 3; i++) await KillAsync(folder, migrations: 0);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "backups")));
        await StartAsync(folder);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "backups")));
        await new DowngradeRunner(DataFolder.Open(folder.Path), TimeProvider.System).RunAsync();
        Assert.Equal(Past, Execute(folder, Level));
    }

    [Fact]
    public async Task A_copy_that_holds_more_than_the_database_that_somebody_put_in_its_place_stays()
    {
        var folder = await OldAsync();
        await KillAsync(folder, migrations: 0);
        Execute(folder, "DELETE FROM Changes");
        await StartAsync(folder);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder.Path, "backups")).Length);
    }

    [Fact]
    public async Task A_copy_from_before_a_migration_that_was_made_stays()
    {
        var folder = await OldAsync();
        await KillAsync(folder, migrations: 0);
        var copy = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "backups")));
        await KillAsync(folder, migrations: 1);
        await StartAsync(folder);
        Assert.NotEqual(copy, Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "backups"))));
    }

    [Fact]
    public async Task Who_begins_anew_after_a_killed_upgrade_keeps_the_new_database()
    {
        var folder = await OldAsync();
        await KillAsync(folder, migrations: 1);
        foreach (var file in Directory.GetFiles(folder.Path, "finsight.db*")) File.Delete(file);
        await StartAsync(folder);

        await StartAsync(folder);

        Assert.Equal(0L, Execute(folder, "SELECT count(*) FROM Expenses"));
        Assert.False(File.Exists(Path.Combine(folder.Path, "upgrade.json")));
    }

    [Fact]
    public async Task What_an_older_version_wrote_after_an_upgrade_that_made_no_migration_is_kept()
    {
        var folder = await OldAsync();
        await KillAsync(folder, migrations: 0);
        Assert.Equal(Past, Execute(folder, Level));
        Execute(folder, "UPDATE Expenses SET Amount = 470");

        await StartAsync(folder);

        Assert.Equal(470L, Execute(folder, "SELECT Amount FROM Expenses"));
    }

    [Fact]
    public async Task An_upgrade_that_fails_half_way_leaves_the_database_as_it_was()
    {
        var folder = await OldAsync();
        Execute(folder, """
            CREATE TRIGGER Mistake AFTER INSERT ON __EFMigrationsHistory WHEN (SELECT count(*) FROM __EFMigrationsHistory) > 12
            BEGIN SELECT RAISE(ABORT, 'no such column'); END
            """);

        var stop = await Assert.ThrowsAsync<StartupException>(() => StartAsync(folder));

        Assert.Contains("no such column", stop.Message, StringComparison.Ordinal);
        Assert.Equal(Past, Execute(folder, Level));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "backups")));
        Assert.Empty(Directory.GetDirectories(folder.Path, "before-*"));
        Assert.Empty(Directory.GetDirectories(folder.Path, "failed-*"));
        // Whoever repairs what stood in the way starts as if nothing had been.
        Execute(folder, "DROP TRIGGER Mistake");
        await StartAsync(folder);
        Assert.Equal(450L, Execute(folder, "SELECT Amount FROM Expenses"));
    }
}
