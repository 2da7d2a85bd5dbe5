using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>What people called the programs that wrote for them: it goes with their own name.</summary>
static class ProgramNameErasure
{
    /// <summary>Joins the transaction that removes the account; the changes stay.</summary>
    public static Task ForgetAsync(FinSightContext db, Guid userId, CancellationToken cancel) => db.Changes
        .Where(c => c.UserId == userId && c.Via != null)
        .ExecuteUpdateAsync(set => set.SetProperty(c => c.Via, (string?)null), cancel);
}
