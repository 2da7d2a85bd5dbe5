using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Backup;

/// <summary>Says when a backup is due, and when the last that is proven is too old.</summary>
public sealed class BackupSchedule(
    IDbContextFactory<FinSightContext> contexts, BackupStore shelf, BackupSettings settings, TimeProvider time)
{
    /// <summary>At four in the morning UTC, once the nightly work on the database is done.</summary>
    static readonly TimeSpan StartsAt = TimeSpan.FromHours(4);

    static readonly TimeSpan Oldest = TimeSpan.FromDays(2), OldestProof = TimeSpan.FromDays(7);

    /// <summary>Once a day, and after a night in which the server was off as soon as it is back.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancel = default)
    {
        var day = (time.GetUtcNow().UtcDateTime - StartsAt).Date;
        if (!settings.IsScheduled
            || shelf.IsElsewhere
            || shelf.List().Any(backup => (backup.MadeAt - StartsAt).Date >= day))
            return false;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Users.AnyAsync(cancel);
    }

    /// <returns>The latest, where none was restored as a test for a week.</returns>
    public StoredBackup? DueForProof()
    {
        var kept = shelf.List();
        var since = time.GetUtcNow().UtcDateTime - OldestProof;
        return kept is [var latest, ..]
            && !kept.Any(backup => backup.Proof is { IsRestored: true } proof && proof.At > since)
            ? latest
            : null;
    }

    /// <summary>Whether there should be a proven backup of the last two days, and is none.</summary>
    public async Task<bool> IsLateAsync(CancellationToken cancel = default)
    {
        if (!settings.IsScheduled || shelf.IsElsewhere) return false;
        var since = time.GetUtcNow().UtcDateTime - Oldest;
        if (shelf.List().Any(backup => backup.IsProven && backup.MadeAt >= since)) return false;
        // A server that was set up just now has nothing to lose yet.
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SecurityEvents.AnyAsync(e => e.At < since, cancel);
    }
}
