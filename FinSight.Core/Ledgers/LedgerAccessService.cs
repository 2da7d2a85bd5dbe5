using System.Collections.Concurrent;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Ledgers;

/// <summary>The one door to a ledger.</summary>
public sealed class LedgerAccessService(IDbContextFactory<FinSightContext> contexts, SecurityLog log)
{
    const int MostKnown = 1_000;

    /// <summary>Ledgers that programs were in, as they were at their version, which each request looks at.</summary>
    readonly ConcurrentDictionary<Guid, Ledger> _known = new();

    /// <exception cref="NotFoundException">There is no such ledger, or the user is no member of it.</exception>
    public async Task<Member> EnterAsync(
        Guid userId, Guid ledgerId, Source source = Source.Page, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return Enter(
            userId, await Open(db, userId).FirstOrDefaultAsync(row => row.Ledger.Id == ledgerId, cancel), source);
    }

    /// <summary>
    /// Enters the ledger in use that the user was in last; if in none yet, the one that they have kept the longest.
    /// </summary>
    /// <exception cref="NotFoundException">The user keeps no ledger.</exception>
    public async Task<Member> EnterLastAsync(
        Guid userId, Source source = Source.Page, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Open(db, userId)
            .OrderBy(row => row.Ledger.ArchivedAt != null)
            .ThenBy(row => row.SeenAt == null)
            .ThenByDescending(row => row.SeenAt)
            .ThenBy(row => row.Ledger.Id).FirstOrDefaultAsync(cancel);
        return Enter(userId, found, source);
    }

    /// <summary>Enters a ledger for a program, with a key that opens what is asked for and nothing else.</summary>
    /// <param name="need">All of these; the token must have them.</param>
    /// <exception cref="NotFoundException">There is no such ledger, or the token is not for it.</exception>
    /// <exception cref="RuleException">The token may not do that.</exception>
    public async Task<Member> EnterForAsync(
        TokenBearer bearer, Guid ledgerId, TokenScopeKinds need, CancellationToken cancel = default)
    {
        if (!bearer.IsFor(ledgerId)) throw new NotFoundException("ledger");
        var member = Enter(bearer.UserId, await FindAsync(bearer.UserId, ledgerId, cancel), Source.Api);
        return bearer.Scopes.HasFlag(need)
            ? member.Within(bearer, need)
            : throw new RuleException(Rules.Tokens.ScopeTooNarrow);
    }

    /// <summary>
    /// The ledgers that a token is for, the oldest first, with what its user may do there; keys that open nothing.
    /// </summary>
    public async Task<IReadOnlyList<TokenLedger>> PlacesOfAsync(TokenBearer bearer, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Open(db, bearer.UserId).OrderBy(row => row.Ledger.Id).ToListAsync(cancel);
        return
        [
            .. found.Where(row => bearer.IsFor(row.Ledger.Id)).Select(row => new TokenLedger(
                Enter(bearer.UserId, row, Source.Api).Within(bearer, TokenScopeKinds.None),
                row.Ledger.ArchivedAt is null ? row.Role : Role.Viewer)),
        ];
    }

    /// <summary>What a token of the user is to be for.</summary>
    /// <param name="ledgerIds">None for all of the user's, of today and to come.</param>
    /// <exception cref="NotFoundException">One of them is none of the user's.</exception>
    public async Task<TokenLedgerSelection> ReachAsync(
        Guid userId, IReadOnlyCollection<Guid> ledgerIds, CancellationToken cancel = default)
    {
        if (ledgerIds.Count == 0) return TokenLedgerSelection.All;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var mine = await Open(db, userId).Select(row => row.Ledger.Id).ToListAsync(cancel);
        return ledgerIds.Except(mine).Any()
            ? throw new NotFoundException("ledger") : new TokenLedgerSelection([.. ledgerIds]);
    }

    /// <summary>
    /// Enters all ledgers that the user keeps, the oldest first, with those that are archived or in the trash.
    /// </summary>
    internal async Task<IReadOnlyList<Member>> EnterAllAsync(Guid userId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Kept(db, userId).OrderBy(row => row.Ledger.Id).ToListAsync(cancel);
        return [.. found.Select(row => new Member(userId, row.Ledger, row.Role, Source.Page, RefuseAsync))];
    }

    /// <summary>
    /// Enters a ledger that is archived or in the trash in the user's own role, for what is done about that.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such ledger, or the user is no member of it.</exception>
    internal async Task<Member> EnterClosedAsync(Guid userId, Guid ledgerId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Kept(db, userId).FirstOrDefaultAsync(row => row.Ledger.Id == ledgerId, cancel)
            ?? throw new NotFoundException("ledger");
        return new Member(userId, found.Ledger, found.Role, Source.Page, RefuseAsync);
    }

    async Task<Place?> FindAsync(Guid userId, Guid ledgerId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.PlaceAsync(userId, ledgerId, cancel) is not { } place) return null;
        if (!_known.TryGetValue(ledgerId, out var ledger) || ledger.Version != place.Version)
        {
            ledger = (await Open(db, userId).FirstOrDefaultAsync(row => row.Ledger.Id == ledgerId, cancel))?.Ledger;
            if (ledger is null) return null;
            if (_known.Count >= MostKnown) _known.Clear();
            _known[ledgerId] = ledger;
        }
        return new Place { Role = (Role)place.Role, Ledger = ledger };
    }

    Member Enter(Guid userId, Place? found, Source source) => found is null
        ? throw new NotFoundException("ledger")
        : new Member(
            userId, found.Ledger, found.Ledger.ArchivedAt is null ? found.Role : Role.Viewer, source, RefuseAsync);

    Task RefuseAsync(Guid userId) => log.WriteSparselyAsync(SecurityEventKind.RoleRefused, userId, ClientInfo.Unknown);

    static IQueryable<Place> Open(FinSightContext db, Guid userId) =>
        Kept(db, userId).Where(row => row.Ledger.DeletedAt == null);

    static IQueryable<Place> Kept(FinSightContext db, Guid userId) =>
        db.Memberships.Where(m => m.UserId == userId).Join(db.Ledgers, m => m.LedgerId, l => l.Id, (m, l) => new Place
        {
            Role = m.Role,
            Ledger = l,
            SeenAt = db.LedgerVisits.Where(v => v.LedgerId == m.LedgerId && v.UserId == userId)
                .Select(v => (DateTime?)v.LastSeenAt).FirstOrDefault(),
        }).AsNoTracking();

    sealed class Place
    {
        public Role Role { get; init; }

        public required Ledger Ledger { get; init; }

        public DateTime? SeenAt { get; init; }
    }
}
