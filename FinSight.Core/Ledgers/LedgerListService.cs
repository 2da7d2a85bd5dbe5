using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Ledgers;

/// <summary>The ledgers that a user keeps.</summary>
public sealed class LedgerListService(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>All of them by name, with those that are archived; of those in the trash only the user's own.</summary>
    public async Task<IReadOnlyList<LedgerListEntry>> ListAsync(Guid userId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var mine = await db.Memberships.Where(m => m.UserId == userId)
            .Join(db.Ledgers, m => m.LedgerId, l => l.Id, (m, l) => new { m.Role, Ledger = l })
            .Where(row => row.Ledger.DeletedAt == null || row.Role == Role.Owner).AsNoTracking().ToListAsync(cancel);
        var people = await db.Memberships
            .Where(m => db.Memberships.Any(i => i.LedgerId == m.LedgerId && i.UserId == userId))
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new { m.LedgerId, u.Id, u.DisplayName })
            .ToListAsync(cancel);
        var names = people
            .OrderBy(p => p.Id != userId)
            .ThenBy(p => p.DisplayName, StringComparer.CurrentCultureIgnoreCase)
            .ToLookup(p => p.LedgerId, p => p.DisplayName);
        return
        [
            .. mine.Select(row => new LedgerListEntry(
                    row.Ledger.Id, row.Ledger.Name, row.Ledger.CurrencyCode, row.Role, [.. names[row.Ledger.Id]],
                    row.Ledger.ArchivedAt, row.Ledger.DeletedAt))
                .OrderBy(entry => entry.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(entry => entry.Id),
        ];
    }
}

/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="Role">The user's own; in an archived ledger it counts again once that is taken back into use.</param>
/// <param name="Members">By name, the user first.</param>
/// <param name="ArchivedAt">UTC, as is the other.</param>
public sealed record LedgerListEntry(
    Guid Id, string Name, string CurrencyCode, Role Role, IReadOnlyList<string> Members, DateTime? ArchivedAt,
    DateTime? DeletedAt)
{
    public LedgerStatus State =>
        DeletedAt is not null ? LedgerStatus.Deleted : ArchivedAt is not null ? LedgerStatus.Archived
            : LedgerStatus.InUse;
}

public enum LedgerStatus
{
    InUse,

    /// <summary>Can only be read.</summary>
    Archived,

    /// <summary>In the trash, for <see cref="Ledger.DaysInTrash"/> days.</summary>
    Deleted,
}
