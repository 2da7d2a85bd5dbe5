using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Upgrades;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinSight.Tests.Upgrades;

public sealed class UpgradeTests
{
    /// <summary>Any of the past that knows expenses; the next versions lie between it and this one.</summary>
    const string Past = "SessionsAndSecrets";

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
        Assert.Equal(Past, Execute(folder, "SELECT substr(max(MigrationId), 16) FROM __EFMigrationsHistory"));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(folder.Path, "keys", "key-1.xml")));
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
        Assert.Equal(Past, Execute(folder, "SELECT substr(max(MigrationId), 16) FROM __EFMigrationsHistory"));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "backups")));
        Assert.Empty(Directory.GetDirectories(folder.Path, "before-*"));
        // Whoever repairs what stood in the way starts as if nothing had been.
        Execute(folder, "DROP TRIGGER Mistake");
        await StartAsync(folder);
        Assert.Equal(450L, Execute(folder, "SELECT Amount FROM Expenses"));
    }

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

    static async Task<TempFolder> OldAsync()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var member = await before.MoveInAsync();
        await before.SignInAsync(member);
        await before.Expenses.AddAsync(member, Guid.CreateVersion7(), await before.FieldsAsync(member, "Tea"));
        await using (var old = await before.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync(Past);
        await before.CloseAsync();
        Directory.CreateDirectory(Path.Combine(folder.Path, "keys"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "keys", "key-1.xml"), "<key/>");
        return folder;
    }

    /// <summary>As a server does.</summary>
    static async Task StartAsync(TempFolder folder)
    {
        var house = TestServices.OpenUnprepared(folder);
        try
        {
            await house.Get<Upgrade>().RunAsync();
        }
        finally
        {
            await house.CloseAsync();
        }
    }

    static object? Execute(TempFolder folder, string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder.Path, "finsight.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
