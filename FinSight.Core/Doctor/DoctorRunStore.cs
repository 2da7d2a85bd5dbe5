using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Doctor;

/// <summary>Remembers the checkups that were made, for whoever runs the server.</summary>
public sealed class DoctorRunStore(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    /// <param name="faults">How many were found, and not mended.</param>
    public async Task RecordAsync(int faults, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.DoctorRuns.Add(new DoctorRun(time.GetUtcNow().UtcDateTime, faults));
        await db.SaveChangesAsync(cancel);
    }
}
