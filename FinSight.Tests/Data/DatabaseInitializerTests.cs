using FinSight.Core;
using FinSight.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

[Trait("Only", "SQLite")]
public sealed class DatabaseInitializerTests
{
    [Fact]
    public async Task A_new_database_runs_with_a_log_full_sync_and_checked_references()
    {
        await using var house = await TestServices.OpenAsync();
        await using var db = await house.Contexts.CreateDbContextAsync();
        Assert.Equal(
            "wal",
            await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(
            2, await db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());
        Assert.Equal(
            1, await db.Database.SqlQuery<int>($"SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync());
    }

    [Fact]
    public async Task A_start_without_a_pending_migration_makes_no_copy()
    {
        await using var house = await TestServices.OpenAsync();
        await house.Get<DatabaseInitializer>().PrepareAsync();
        Assert.False(Directory.Exists(house.Get<DataFolder>().Backups));
    }

    [Fact]
    public async Task A_pending_migration_is_preceded_by_a_sound_copy_and_passes_a_stale_lock()
    {
        var folder = new TempFolder();
        var database = Path.Combine(folder.Path, "finsight.db");
        Execute(database, """
            CREATE TABLE Keepsake (Word TEXT);
            INSERT INTO Keepsake VALUES ('kept');
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2020-01-01');
            """);

        await using var house = await TestServices.OpenAsync(folder);

        var copy = Assert.Single(Directory.GetFiles(house.Get<DataFolder>().Backups));
        Assert.Equal("kept", Execute(copy, "SELECT Word FROM Keepsake"));
        await using var db = await house.Contexts.CreateDbContextAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_as_it_is()
    {
        var folder = new TempFolder();
        await using var house = await TestServices.OpenAsync(folder);
        var database = house.Get<DataFolder>().Database;
        Execute(
            database,
            "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0.0'); PRAGMA wal_checkpoint(TRUNCATE);");
        var before = await File.ReadAllBytesAsync(database);

        var problem = await Assert.ThrowsAsync<StartupException>(() => house.Get<DatabaseInitializer>().PrepareAsync());
        Assert.Contains("newer FinSight", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(database));
    }

    [Fact]
    public void The_data_folder_is_for_its_owner_only()
    {
        using var temp = new TempFolder();
        var folder = DataFolder.Open(Path.Combine(temp.Path, "data"));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(folder.Path));
    }

    [Fact]
    public void A_data_folder_that_cannot_be_written_is_named_in_one_sentence()
    {
        using var temp = new TempFolder();
        var file = Path.Combine(temp.Path, "a-file");
        File.WriteAllText(file, "");
        var problem = Assert.Throws<StartupException>(() => DataFolder.Open(Path.Combine(file, "data")));
        Assert.Contains(file, problem.Message, StringComparison.Ordinal);
    }

    static object? Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
