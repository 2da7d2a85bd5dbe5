using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data.Sqlite;

/// <summary>
/// Pages keep scraps of rows that once lay on them, and the search index marks words as gone long before it drops them:
/// so the words are merged and the database is written anew.
/// </summary>
sealed class SqliteErasure(DataFolder folder, WriterGate gate, TimeProvider time)
{
    /// <summary>
    /// A file of this size is written in about a second. Larger ones wait for the night, as all writers do meanwhile.
    /// </summary>
    const long AtOnce = 32 << 20;

    /// <summary>
    /// What a downgrade put aside may be the only copy of everybody's last entries: there is so long to notice it.
    /// </summary>
    public const int DaysPutAside = 7;

    /// <summary>Pages of the search index that are merged in one step.</summary>
    const int MergedPages = 500;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How often the log is tried, which can't be emptied while somebody reads an older moment of it.
    /// </summary>
    public int MostTries { get; set; } = 50;

    public static Task MarkAsync(FinSightContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync($"PRAGMA user_version = {(int)Remnants.InCopies}", cancel);

    /// <summary>Earlier versions left the scraps of what they deleted.</summary>
    public static async Task MarkUpgradeAsync(FinSightContext db, CancellationToken cancel)
    {
        var known = await db.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version")
            .SingleAsync(cancel);
        if ((Remnants)known is Remnants.None)
            await db.Database.ExecuteSqlRawAsync($"PRAGMA user_version = {(int)Remnants.InFile}", cancel);
        else if ((Remnants)known is Remnants.PutAside) await MarkAsync(db, cancel);
    }

    public async Task<bool> RunAsync(bool atNight, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(SqliteServiceExtensions.ConnectionString(folder));
        await connection.OpenAsync(cancel);
        var remnants = (Remnants)await connection.NumberAsync("PRAGMA user_version", cancel);
        if (remnants is Remnants.None) return true;
        if (remnants is not Remnants.PutAside)
        {
            if (!atNight && folder.DatabaseBytes > AtOnce) return false;
            await MergeWordsAsync(connection, cancel);
            using (await gate.CloseAsync(cancel)) await connection.RunAsync("VACUUM", cancel);
            if (!await EmptyLogAsync(connection, cancel)) return false;
        }
        if (remnants is Remnants.InCopies) folder.DeleteCopies(copy => true);
        var limit = time.GetUtcNow().UtcDateTime.AddDays(-DaysPutAside);
        var left = remnants is Remnants.InFile || folder.DeleteReplaced(limit) ? Remnants.None : Remnants.PutAside;
        return await SetAsync(connection, remnants, left, cancel) && left is Remnants.None;
    }

    /// <returns>False where somebody has deleted something else meanwhile.</returns>
    async Task<bool> SetAsync(SqliteConnection connection, Remnants from, Remnants to, CancellationToken cancel)
    {
        using var alone = await gate.CloseAsync(cancel);
        if ((Remnants)await connection.NumberAsync("PRAGMA user_version", cancel) != from) return false;
        await connection.RunAsync($"PRAGMA user_version = {(int)to}", cancel);
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
            await connection.RunAsync(
                $"INSERT INTO ExpenseTexts (ExpenseTexts, rank) VALUES ('merge', {pages})", cancel);
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

    enum Remnants
    {
        None,
        InFile,
        InCopies,

        /// <summary>Only in what upgrades and downgrades put aside, which goes a while later.</summary>
        PutAside,
    }
}
