using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Doctor;

/// <summary>How the server's disk and database are.</summary>
public sealed class ServerStateService(
    IDbContextFactory<FinSightContext> contexts, IDatabaseOperations database, DiskMonitor disk,
    OutboxDeliveryStore outbox)
{
    /// <exception cref="NotFoundException">The key holds no longer.</exception>
    public async Task<ServerStateView> LookAsync(SignedInAdministrator me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.CheckAsync(me, cancel);
        var run = await db.DoctorRuns.AsNoTracking().OrderByDescending(r => r.Sequence).FirstOrDefaultAsync(cancel);
        return new ServerStateView(
            await database.SizeAsync(cancel), disk.Look(), run?.At, run?.Faults ?? 0,
            await outbox.LettersGivenUpAsync(cancel));
    }
}

/// <param name="DatabaseBytes">With what is not yet merged into its file.</param>
/// <param name="Disk">That the database lies on.</param>
/// <param name="CheckedAt">UTC: the last checkup of the whole database; null before the first.</param>
/// <param name="Faults">What it found.</param>
/// <param name="LettersGivenUp">In the last thirty days.</param>
public sealed record ServerStateView(
    long DatabaseBytes, DiskSpaceSnapshot Disk, DateTime? CheckedAt, int Faults, int LettersGivenUp);
