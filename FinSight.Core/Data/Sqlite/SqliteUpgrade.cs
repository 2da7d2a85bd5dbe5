using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Data.Sqlite;

/// <summary>
/// Brings a file that holds something to this version's schema. Each migration commits by itself, so a note says which
/// copy was made before the first: whoever is killed meanwhile, the next start goes on with it.
/// </summary>
sealed class SqliteUpgrade(
    IDbContextFactory<FinSightContext> contexts, DataFolder folder, TimeProvider time,
    ILogger<DatabaseInitializer> logger)
{
    /// <param name="applied">How many migrations it has seen.</param>
    /// <exception cref="StartupException">It could not be copied: nothing was changed.</exception>
    /// <exception cref="UpgradeFailedException">The copy belongs in its place.</exception>
    public async Task RunAsync(int applied, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var earlier = UpgradeNoteFile.CopyOf(folder, applied);
        var copy = earlier ?? await BeginAsync(db, applied, cancel);
        var keeping = earlier is null ? FailedUpgradeKeepingMode.Never : FailedUpgradeKeepingMode.Always;
        try
        {
            await ClearStaleLockAsync(db, cancel);
            await db.Database.MigrateAsync(cancel);
            if (earlier is null) keeping = FailedUpgradeKeepingMode.First;
            if (await UpgradeDataComparison.FindAsync(folder, copy, cancel) is { } fault)
                throw new UpgradeFailedException(copy, fault, keeping);
            await SqliteErasure.MarkUpgradeAsync(db, cancel);
            UpgradeNoteFile.Delete(folder);
        }
        catch (Exception problem) when (problem is not UpgradeFailedException && !cancel.IsCancellationRequested)
        {
            throw new UpgradeFailedException(copy, ReasonOf(problem), keeping, problem);
        }
    }

    /// <summary>Whoever is killed before each first migration leaves one copy, and not one of each start.</summary>
    async Task<string> BeginAsync(FinSightContext db, int applied, CancellationToken cancel)
    {
        var spare = UpgradeNoteFile.SpareCopyOf(folder, applied);
        var copy = await CopyAsync(db, cancel);
        UpgradeNoteFile.Write(folder, copy, applied);
        if (spare is not null && await SequenceAsync(spare, cancel) <= await SequenceAsync(copy, cancel))
            File.Delete(spare);
        return copy;
    }

    /// <summary>How far its log goes: somebody may have put another database in the place of the one copied.</summary>
    static async Task<long> SequenceAsync(string copy, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancel);
        return await connection.NumberAsync("SELECT ifnull(max(Sequence), 0) FROM Changes", cancel);
    }

    /// <summary>It has its name only once it is proved and on disk, as a downgrade would take it.</summary>
    async Task<string> CopyAsync(FinSightContext db, CancellationToken cancel)
    {
        var copy = Path.Combine(
            folder.Backups, $"{DatabaseInitializer.CopyPrefix}{time.GetUtcNow():yyyyMMdd-HHmmssfff}.db");
        var draft = Path.Combine(folder.Backups, DataFolder.UnfinishedCopy);
        try
        {
            Directory.CreateDirectory(folder.Backups);
            File.Delete(draft);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {draft}", cancel);
            await CheckAsync(draft, cancel);
            using (var file = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
            File.Move(draft, copy);
            DurableFileExtensions.Flush(folder.Backups);
        }
        catch (Exception problem) when (problem is not StartupException && !cancel.IsCancellationRequested)
        {
            File.Delete(draft);
            throw new StartupException(
                $"The database {folder.Database} could not be copied before its upgrade ({ReasonOf(problem)}). "
                + "Nothing was changed.", problem);
        }
        logger.LogInformation("The database was copied to {Copy} before its migration", copy);
        return copy;
    }

    static async Task CheckAsync(string copy, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancel);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if (await check.ExecuteScalarAsync(cancel) is not "ok")
            throw new StartupException($"The copy {copy} made before the migration is damaged. Nothing was changed.");
    }

    static async Task ClearStaleLockAsync(FinSightContext db, CancellationToken cancel)
    {
        var locks = await db.Database.SqlQuery<long>(
            $"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (locks > 0) await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
    }

    static string ReasonOf(Exception problem) =>
        problem is FullDiskException || problem.FoundNoRoom() ? "its disk is full" : problem.Message.TrimEnd('.');
}
