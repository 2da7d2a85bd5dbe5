using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Data.Sqlite;

/// <summary>The one file in the data folder.</summary>
sealed class SqliteDatabaseOperations(
    IDbContextFactory<FinSightContext> contexts, DataFolder folder, SqliteErasure erasure, SqliteUpgrade upgrade,
    ILogger<DatabaseInitializer> logger)
    : IDatabaseOperations
{
    public string Name => folder.Database;

    bool HasContent => File.Exists(folder.Database) && new FileInfo(folder.Database).Length > 0;

    public void Require()
    {
        if (!File.Exists(folder.Database))
            throw new StartupException($"There is no database in {folder.Path}: name its folder in FINSIGHT_DATA.");
    }

    /// <summary>It is there, or is made.</summary>
    public Task ReachAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task<long> SizeAsync(CancellationToken cancel) => Task.FromResult(folder.DatabaseBytes);

    /// <summary>There are none.</summary>
    public Task FollowOthersAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task<bool> EraseAsync(bool atNight, CancellationToken cancel) => erasure.RunAsync(atNight, cancel);

    public Task<bool> IsBehindAsync(CancellationToken cancel) => ReadableAsync(async () =>
    {
        if (!HasContent) return false;
        await using var connection = new SqliteConnection(SqliteServiceExtensions.ConnectionString(folder));
        await connection.OpenAsync(cancel);
        return UpgradeNoteFile.IsThere(folder) || (await AppliedAsync(connection, cancel)).Count < Migrations().Count;
    });

    /// <exception cref="StartupException">
    /// The database can't be read, its schema is of a newer FinSight, or the copy before a migration failed.
    /// </exception>
    /// <exception cref="UpgradeFailedException">
    /// It is neither as it was nor as it should be: the copy of before belongs in its place.
    /// </exception>
    public Task PrepareAsync(CancellationToken cancel) => ReadableAsync(async () =>
    {
        await MigrateAsync(cancel);
        return true;
    });

    async Task<T> ReadableAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
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
        var hasContent = HasContent;
        var known = Migrations();
        var applied = await OpenAsync(known, cancel);
        if (applied == known.Count && !UpgradeNoteFile.IsThere(folder)) return;

        if (hasContent) await upgrade.RunAsync(applied, cancel);
        else await CreateAsync(cancel);
        logger.LogInformation("The database is at {Migration}", known.Order(StringComparer.Ordinal).Last());
    }

    async Task CreateAsync(CancellationToken cancel)
    {
        // Of the database that was here before, whose copy has nothing to do with this one.
        UpgradeNoteFile.Delete(folder);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.MigrateAsync(cancel);
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
        .. typeof(SqliteDatabaseOperations).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(FinSightContext))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>(),
    ];
}
