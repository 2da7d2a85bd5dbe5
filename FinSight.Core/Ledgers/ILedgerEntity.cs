namespace FinSight.Core.Ledgers;

/// <summary>
/// A row that belongs to a ledger: its every change is recorded, and every query for it is bound to the ledger.
/// </summary>
public interface ILedgerEntity
{
    Guid LedgerId { get; }

    Guid Id { get; }

    /// <summary>Counts the row's changes, from 1; a save with an older one is refused.</summary>
    long Version { get; }
}

public static class LedgerEntityQueries
{
    /// <summary>Only the rows of the member's ledger; a stranger's row does not exist.</summary>
    public static IQueryable<T> Of<T>(this IQueryable<T> rows, Member member) where T : class, ILedgerEntity
    {
        var ledgerId = member.LedgerId;
        return rows.Where(row => row.LedgerId == ledgerId);
    }
}
