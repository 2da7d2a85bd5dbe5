using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Administration;

/// <summary>Who has an account on this server, by name.</summary>
public sealed class AccountListService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    /// <param name="page">From 0.</param>
    /// <exception cref="NotFoundException">The key holds no longer.</exception>
    public async Task<AccountListPage> PageAsync(
        SignedInAdministrator me, int page = 0, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.CheckAsync(me, cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var (idle, longest) = (now - Sessions.Session.Idle, now - Sessions.Session.Longest);
        var found = await db.Users.AsNoTracking()
            .OrderBy(u => u.NormalizedUserName).Skip(page * AccountListPage.Size).Take(AccountListPage.Size + 1)
            .Select(u => new
            {
                u.Id,
                u.UserName,
                u.DisplayName,
                u.Email,
                u.IsAdministrator,
                u.TwoFactorEnabled,
                u.DisabledAt,
                Sessions = db.Sessions.Count(
                    s => s.UserId == u.Id && s.Stamp == u.SecurityStamp && s.SeenAt > idle && s.BeganAt > longest),
                SeenAt = db.Sessions.Where(s => s.UserId == u.Id).Max(s => (DateTime?)s.SeenAt),
                // Of who has signed out since, the log still tells when that was.
                CameAt = db.SecurityEvents.Where(e => e.UserId == u.Id && Comings.Contains(e.Act))
                    .Max(e => (DateTime?)e.At),
            })
            .ToListAsync(cancel);
        var rows = found.Take(AccountListPage.Size).Select(u => new AccountListItem(
            u.Id, u.UserName!, u.DisplayName, u.Email, u.IsAdministrator, u.TwoFactorEnabled, u.DisabledAt, u.Sessions,
            Later(u.SeenAt, u.CameAt)));
        return new AccountListPage([.. rows], await db.Users.CountAsync(cancel), found.Count > AccountListPage.Size);
    }

    static readonly SecurityEventKind[] Comings =
        [SecurityEventKind.Registered, SecurityEventKind.SignedIn, SecurityEventKind.SignedOut];

    static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other : one;
}

/// <param name="Total">Of all pages.</param>
public sealed record AccountListPage(IReadOnlyList<AccountListItem> Rows, int Total, bool HasMore)
{
    public const int Size = 25;
}

/// <param name="HasTwoStep">A code is asked for after the password.</param>
/// <param name="DisabledAt">UTC; null while it can be used.</param>
/// <param name="Sessions">In how many browsers its user is signed in.</param>
/// <param name="SeenAt">UTC, to within minutes: when it was used last; null where nobody knows.</param>
public sealed record AccountListItem(
    Guid Id, string UserName, string Name, string? Email, bool IsAdministrator, bool HasTwoStep, DateTime? DisabledAt,
    int Sessions, DateTime? SeenAt);
