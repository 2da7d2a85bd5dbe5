using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Data;

/// <summary>
/// Takes what was deleted for good out of the database's files as well, and out of copies that hold it.
/// </summary>
public sealed class DeletedDataScrubber(
    IDatabaseOperations database, DataFolder folder, TimeProvider time, ILogger<DeletedDataScrubber> logger)
{
    /// <summary>Copies made before migrations are kept so long, unless they hold what was deleted.</summary>
    public const int CopyDays = 30;

    /// <summary>
    /// Whether it is done; it is tried again each night until it is. Told by <see cref="MarkAsync"/>, from which on the
    /// database itself remembers it.
    /// </summary>
    public async Task<bool> RunAsync(bool atNight = false, CancellationToken cancel = default)
    {
        try
        {
            return await database.EraseAsync(atNight, cancel);
        }
        catch (Exception problem) when (problem is DbException or IOException or UnauthorizedAccessException)
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
        return folder.DeleteCopies(copy => copy.LastWriteTimeUtc < limit);
    }

    /// <summary>
    /// To be said in the write that deletes: the files hold scraps of it from then on, and the copies do too.
    /// </summary>
    internal static Task MarkAsync(FinSightContext db, CancellationToken cancel) =>
        db.Provider.MarkErasureAsync(db, cancel);
}
