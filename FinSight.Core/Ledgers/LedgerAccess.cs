using System.Linq.Expressions;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Ledgers;

/// <summary>The one door to a ledger.</summary>
public sealed class LedgerAccess(IDbContextFactory<FinSightContext> contexts, SecurityLog log)
{
    /// <exception cref="NotFoundException">There is no such ledger, or the user is no member of it.</exception>
    public async Task<Member> EnterAsync(
        Guid userId, Guid ledgerId, Source source = Source.Page, CancellationToken cancel = default) =>
        await FirstAsync(userId, source, m => m.LedgerId == ledgerId, cancel);

    /// <summary>Enters the ledger that the user has kept the longest.</summary>
    /// <exception cref="NotFoundException">The user keeps no ledger.</exception>
    public async Task<Member> EnterFirstAsync(Guid userId, Source source = Source.Page, CancellationToken cancel = default) =>
        await FirstAsync(userId, source, m => true, cancel);

    /// <summary>Enters the ledger that the user was in last; if in none yet, the one that they have kept the longest.</summary>
    /// <exception cref="NotFoundException">The user keeps no ledger.</exception>
    public async Task<Member> EnterLastAsync(Guid userId, Source source = Source.Page, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Kept(db, userId, m => true)
            .OrderBy(row => row.SeenAt == null).ThenByDescending(row => row.SeenAt).ThenBy(row => row.Ledger.Id).FirstOrDefaultAsync(cancel);
        return Enter(userId, found, source);
    }

    /// <summary>Enters all ledgers that the user keeps, the oldest first.</summary>
    internal async Task<IReadOnlyList<Member>> EnterAllAsync(Guid userId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Kept(db, userId, m => true).ToListAsync(cancel);
        return [.. found.Select(row => new Member(userId, row.Ledger, row.Role, Source.Page, RefuseAsync))];
    }

    async Task<Member> FirstAsync(Guid userId, Source source, Expression<Func<Membership, bool>> which, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Kept(db, userId, which).FirstOrDefaultAsync(cancel);
        return Enter(userId, found, source);
    }

    Member Enter(Guid userId, Place? found, Source source) => found is null
        ? throw new NotFoundException("ledger")
        : new Member(userId, found.Ledger, found.Role, source, RefuseAsync);

    Task RefuseAsync(Guid userId) => log.WriteSparselyAsync(SecurityEventKind.RoleRefused, userId, Caller.Unknown);

    static IQueryable<Place> Kept(FinSightContext db, Guid userId, Expression<Func<Membership, bool>> which) =>
        db.Memberships.Where(m => m.UserId == userId).Where(which)
            .Join(db.Ledgers, m => m.LedgerId, l => l.Id, (m, l) => new Place
            {
                Role = m.Role,
                Ledger = l,
                SeenAt = db.LedgerVisits.Where(v => v.LedgerId == m.LedgerId && v.UserId == m.UserId).Select(v => (DateTime?)v.LastSeenAt).FirstOrDefault(),
            })
            .OrderBy(row => row.Ledger.Id).AsNoTracking();

    sealed class Place
    {
        public Role Role { get; init; }

        public required Ledger Ledger { get; init; }

        public DateTime? SeenAt { get; init; }
    }
}
