using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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
    public async Task A_database_of_the_first_version_keeps_its_rows_and_learns_to_search_them()
    {
        var folder = new TempFolder();
        var first = await TestServices.OpenAsync(folder);
        var member = await first.MoveInAsync();
        await first.Expenses.AddAsync(member, Guid.NewGuid(), await first.FieldsAsync(member, "Crème brûlée"));
        await using (var old = await first.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync("Initial");
        await first.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        await using var db = await house.Contexts.CreateDbContextAsync();
        Assert.Equal("Crème brûlée", await db.Database.SqlQuery<string>(
            $"SELECT Title AS Value FROM Expenses").SingleAsync());
        Assert.Equal(1, await CountAsync(house, member, "brulee"));
        Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task A_database_that_kept_accents_in_its_index_is_found_without_them()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var member = await before.MoveInAsync();
        var (street, deleted) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await before.Expenses.AddAsync(
            member, street, await before.FieldsAsync(member, "Straße") with { Note = "καφές" });
        await before.Expenses.AddAsync(member, Guid.CreateVersion7(), await before.FieldsAsync(member, "Tea"));
        await before.Expenses.AddAsync(member, deleted, await before.FieldsAsync(member, "Straße"));
        await before.Expenses.DeleteAsync(member, deleted);
        await using (var old = await before.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync("CategorySums");
        await using (var old = await before.Contexts.CreateDbContextAsync())
            Assert.Equal(0, await old.MatchingText("strasse").CountAsync());
        await before.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        Assert.Equal(1, await CountAsync(house, member, "strasse"));
        Assert.Equal(1, await CountAsync(house, member, "καφεσ"));
        Assert.Equal(1, await CountAsync(house, member, "tea"));
        Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
        await house.Get<TrashService>().RestoreAsync(member, [deleted]);
        Assert.Equal(2, await CountAsync(house, member, "strasse"));
    }

    [Fact]
    public async Task Only_who_has_spent_nothing_yet_is_asked_for_the_currency_of_an_older_ledger()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var (mara, noah) = (await before.MoveInAsync(), await before.MoveInAsync("Noah"));
        await before.Expenses.AddAsync(mara, Guid.CreateVersion7(), await before.FieldsAsync(mara));
        await using (var old = await before.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync("WordsOfLedgers");
        await before.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        var access = house.Get<LedgerAccess>();
        Assert.True((await access.EnterLastAsync(mara.UserId)).IsCurrencyChosen);
        Assert.False((await access.EnterLastAsync(noah.UserId)).IsCurrencyChosen);
    }

    [Fact]
    public async Task Adders_correct_their_own_in_an_older_ledger_too()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var mara = await before.MoveInAsync();
        await using (var old = await before.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync("VisitsOfLedgers");
        await before.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        Assert.True((await house.Get<LedgerAccess>().EnterLastAsync(mara.UserId)).AddersCorrect);
    }

    [Fact]
    public async Task A_member_of_an_older_database_is_one_since_the_log_says_so_or_since_the_ledger_is_there()
    {
        var folder = new TempFolder();
        var time = new FakeTime();
        var before = await TestServices.OpenAsync(folder, time);
        var mara = await before.MoveInAsync();
        time.Advance(TimeSpan.FromDays(3));
        var (noah, known) = (await before.JoinAsync(mara, "Noah"), time.GetUtcNow().UtcDateTime);
        await using (var old = await before.Contexts.CreateDbContextAsync())
        {
            await old.Changes.Where(c => c.EntityId == mara.UserId).ExecuteDeleteAsync();
            await old.GetService<IMigrator>().MigrateAsync("ChosenCurrency");
        }
        await before.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        await using var db = await house.Contexts.CreateDbContextAsync();
        var since = await db.Memberships.ToDictionaryAsync(m => m.UserId, m => m.Since);
        Assert.Equal(known, since[noah.UserId]);
        var milliseconds = Convert.ToInt64(Convert.ToHexString(mara.LedgerId.ToByteArray(true), 0, 6), 16);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, since[mara.UserId]);
    }

    static async Task<int> CountAsync(TestServices house, Member member, string word)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        return await db.MatchingText(db.Match(member, new FilterTerm(FilterKind.Word, word))).CountAsync();
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
