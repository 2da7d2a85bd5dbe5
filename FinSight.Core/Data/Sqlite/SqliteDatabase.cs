using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Data.Sqlite;

/// <summary>The one file in the data folder.</summary>
sealed class SqliteDatabase(
    IDbContextFactory<FinSightContext> contexts, DataFolder folder, SqliteErasure erasure, TimeProvider time,
    ILogger<DatabaseInitializer> logger)
    : IDatabase
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public string Name => folder.Database;

    public void Require()
    {
        if (!File.Exists(folder.Database))
            throw new StartupException($"There is no database in {folder.Path}: name its folder in FINSIGHT_DATA.");
    }

    public Task<long> SizeAsync(CancellationToken cancel) => Task.FromResult(folder.DatabaseBytes);

    /// <summary>There are none.</summary>
    public Task FollowOthersAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task<bool> EraseAsync(bool atNight, CancellationToken cancel) => erasure.RunAsync(atNight, cancel);

    /// <exception cref="StartupException">
    /// The database can't be read, its schema is of a newer FinSight, or the copy before a migration failed.
    /// </exception>
    /// <exception cref="UpgradeFailedException">
    /// It is neither as it was nor as it should be: the copy of before belongs in its place.
    /// </exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        try
        {
            await MigrateAsync(cancel);
        }
        catch (SqliteException problem) when (problem.IsUnreadable())
        {
            throw new StartupException(
                $"The database {folder.Database} can't be read ({problem.Message.TrimEnd('.')}): put a sound copy in " +
                "its place.",
                problem);
        }
    }

    async Task MigrateAsync(CancellationToken cancel)
    {
        // A lock of the operating system dies with its process; the row in EF's own lock table would not.
        await using var held = await LockAsync(cancel);
        var hasContent = File.Exists(folder.Database) && new FileInfo(folder.Database).Length > 0;
        var known = Migrations();
        var applied = await OpenAsync(known, cancel);
        if (applied == known.Count) return;

        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (hasContent) await UpgradeAsync(db, await CopyAsync(db, cancel), cancel);
        else await db.Database.MigrateAsync(cancel);
        logger.LogInformation("The database is at {Migration}", known.Order(StringComparer.Ordinal).Last());
    }

    async Task UpgradeAsync(FinSightContext db, string copy, CancellationToken cancel)
    {
        try
        {
            await ClearStaleLockAsync(db, cancel);
            await db.Database.MigrateAsync(cancel);
        }
        catch (SqliteException problem) when (!problem.IsUnreadable())
        {
            throw new UpgradeFailedException(copy, problem.Message, problem);
        }
        if (await UpgradeIntegrityCheck.FindAsync(folder, copy, cancel) is { } fault)
            throw new UpgradeFailedException(copy, fault);
        await SqliteErasure.MarkUpgradeAsync(db, cancel);
    }

    /// <summary>How many migrations the database has seen. Without EF, which takes a second to get ready.</summary>
    async Task<int> OpenAsync(HashSet<string> known, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(SqliteServiceExtensions.ConnectionString(folder));
        await connection.OpenAsync(cancel);
        var applied = await AppliedAsync(connection, cancel);
        if (applied.FirstOrDefault(name => !known.Contains(name)) is { } newer)
            throw new StartupException(
                $"The database {folder.Database} was written by a newer FinSight (it has {newer}): start that " +
                "version. Nothing was changed.");
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancel);
        return applied.Count;
    }

    static async Task<List<string>> AppliedAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (await command.ExecuteScalarAsync(cancel) is 0L) return [];
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var names = new List<string>();
        while (await reader.ReadAsync(cancel)) names.Add(reader.GetString(0));
        return names;
    }

    internal static HashSet<string> Migrations() =>
    [
        .. typeof(SqliteDatabase).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(FinSightContext))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>(),
    ];

    async Task<FileStream> LockAsync(CancellationToken cancel)
    {
        var path = Path.Combine(folder.Path, "migration.lock");
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancel);
            }
            catch (IOException problem)
            {
                throw new StartupException(
                    $"Another FinSight is migrating the database in {folder.Path}: wait for it.", problem);
            }
        }
    }

    async Task<string> CopyAsync(FinSightContext db, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.Backups);
        var copy = Path.Combine(
            folder.Backups, $"{DatabaseInitializer.CopyPrefix}{time.GetUtcNow():yyyyMMdd-HHmmssfff}.db");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
        await using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancel);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if (await check.ExecuteScalarAsync(cancel) is not "ok")
            throw new StartupException($"The copy {copy} made before the migration is damaged. Nothing was changed.");
        logger.LogInformation("The database was copied to {Copy} before its migration", copy);
        return copy;
    }

    static async Task ClearStaleLockAsync(FinSightContext db, CancellationToken cancel)
    {
        var locks = await db.Database.SqlQuery<long>(
            $"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (locks > 0) await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
    }
}
