using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Data;

/// <summary>
/// Takes what was deleted for good out of the files as well. Pages keep scraps of rows that once lay on them, and the
/// search index marks words as gone long before it drops them: so the words are merged and the database is written anew.
/// </summary>
public sealed class Erasure(DataFolder folder, WriterGate gate, TimeProvider time, ILogger<Erasure> logger)
{
    /// <summary>Copies made before migrations are kept so long, unless they hold what was deleted.</summary>
    public const int CopyDays = 30;

    /// <summary>A file of this size is written in about a second. Larger ones wait for the night, as all writers do meanwhile.</summary>
    const long AtOnce = 32 << 20;

    /// <summary>Pages of the search index that are merged in one step.</summary>
    const int MergedPages = 500;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the log is tried, which can't be emptied while somebody reads an older moment of it.</summary>
    internal int MostTries { get; init; } = 50;

    /// <summary>
    /// Whether it is done; it is tried again each night until it is. Told by <see cref="MarkAsync"/>, from which on the
    /// database itself remembers it.
    /// </summary>
    public async Task<bool> RunAsync(bool atNight = false, CancellationToken cancel = default)
    {
        try
        {
            return await TryAsync(atNight, cancel);
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            // Whoever deleted something has done so, whatever becomes of the scraps.
            logger.LogWarning(problem, "What was deleted could not be taken out of the files yet");
            return false;
        }
    }

    /// <summary>Removes copies that no update is undone with any more.</summary>
    /// <returns>How many went.</returns>
    public int PruneCopies()
    {
        var limit = time.GetUtcNow().UtcDateTime.AddDays(-CopyDays);
        return Delete(Copies().Where(copy => copy.LastWriteTimeUtc < limit));
    }

    /// <summary>To be said in the write that deletes: the file holds scraps of it from then on, and the copies do too.</summary>
    internal static Task MarkAsync(FinSightContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync($"PRAGMA user_version = {(int)Remnants.InCopies}", cancel);

    /// <summary>Earlier versions left the scraps of what they deleted.</summary>
    internal static async Task MarkUpgradeAsync(FinSightContext db, CancellationToken cancel)
    {
        var known = await db.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync(cancel);
        if ((Remnants)known is Remnants.None)
            await db.Database.ExecuteSqlRawAsync($"PRAGMA user_version = {(int)Remnants.InFile}", cancel);
    }

    async Task<bool> TryAsync(bool atNight, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(DataServiceExtensions.ConnectionString(folder));
        await connection.OpenAsync(cancel);
        var remnants = (Remnants)await connection.NumberAsync("PRAGMA user_version", cancel);
        if (remnants is Remnants.None) return true;
        if (!atNight && folder.DatabaseBytes > AtOnce) return false;

        await MergeWordsAsync(connection, cancel);
        using (await gate.CloseAsync(cancel)) await connection.RunAsync("VACUUM", cancel);
        if (!await EmptyLogAsync(connection, cancel)) return false;
        if (remnants is Remnants.InCopies) Delete(Copies());
        using (await gate.CloseAsync(cancel)) await connection.RunAsync("PRAGMA user_version = 0", cancel);
        return true;
    }

    /// <summary>Two rounds: while the first goes on, others may delete what it has passed.</summary>
    async Task MergeWordsAsync(SqliteConnection connection, CancellationToken cancel)
    {
        for (var round = 0; round < 2; round++)
            for (var pages = -MergedPages; await MergeAsync(pages); pages = MergedPages) { }

        // The documentation of FTS5: fewer than two changes tell that there was nothing left to do.
        async Task<bool> MergeAsync(int pages)
        {
            using var alone = await gate.CloseAsync(cancel);
            var before = await connection.NumberAsync("SELECT total_changes()", cancel);
            await connection.RunAsync($"INSERT INTO ExpenseTexts (ExpenseTexts, rank) VALUES ('merge', {pages})", cancel);
            return await connection.NumberAsync("SELECT total_changes()", cancel) - before >= 2;
        }
    }

    /// <summary>Moves the write-ahead log into the file and cuts it off, as soon as nobody reads from it.</summary>
    async Task<bool> EmptyLogAsync(SqliteConnection connection, CancellationToken cancel)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            using (await gate.CloseAsync(cancel))
                if (await connection.NumberAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel) == 0) return true;
            await Task.Delay(Pause, time, cancel);
        }
        return false;
    }

    IEnumerable<FileInfo> Copies() => Directory.Exists(folder.Backups) ? new DirectoryInfo(folder.Backups).EnumerateFiles("*.db") : [];

    static int Delete(IEnumerable<FileInfo> copies)
    {
        var gone = 0;
        foreach (var copy in copies)
        {
            copy.Delete();
            gone++;
        }
        return gone;
    }

    enum Remnants
    {
        None,
        InFile,
        InCopies,
    }
}
