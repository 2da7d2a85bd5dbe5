using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Changes;

/// <summary>
/// Looks, where an adder saves, whether each of the rows is theirs to write: whichever way it comes, be it an undo. In
/// a transaction, so that the ledger's rule and the rows are what they are then.
/// </summary>
static class AdderCheck
{
    /// <exception cref="RuleException">A row is not theirs, or not any more.</exception>
    public static void Check(FinSightContext db, IReadOnlyList<EntityEntry<ILedgerEntity>> rows, DateTime now)
    {
        if (db.Batch is not { Member.Role: < Role.Editor, Intent: not BatchKind.Found } batch) return;
        var kinds = db.Kinds();
        foreach (var row in rows.Where(row => !kinds.Of(row.Entity).IsSetting))
        {
            if (!kinds.Of(row.Entity).IsForAdders(row, batch, now))
                throw new RuleException(Rules.Ledgers.NotYoursToCorrect, Member.CorrectionHours);
            if (row.State == EntityState.Added) continue;
            if (!batch.IsCorrection || db.Database.CurrentTransaction is null)
                throw new InvalidOperationException(
                    "An adder corrects in a batch that says so, and within a transaction.");
        }
    }
}
