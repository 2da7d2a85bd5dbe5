using FinSight.Core.Accounts;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Links;

static class OneTimeLinkQueries
{
    const int Longest = 100;

    /// <summary>Those of users whose account can be used, neither used nor too old.</summary>
    public static IQueryable<OneTimeLink> GoodLinks(this FinSightContext db, LinkPurpose purpose, DateTime now) =>
        db.OneTimeLinks
        .Where(link => link.Purpose == purpose && link.UsedAt == null && link.ExpiresAt > now)
        .Where(link => db.Users.Any(user => user.Id == link.UserId && user.DisabledAt == null));

    public static async Task<OneTimeLink?> FindLinkAsync(
        this FinSightContext db, LinkPurpose purpose, string? code, DateTime now, CancellationToken cancel)
    {
        if (code is null or "" or { Length: > Longest }) return null;
        var hash = SecretGenerator.Hash(code);
        return await db.GoodLinks(purpose, now).SingleOrDefaultAsync(link => link.Hash == hash, cancel);
    }

    public static async Task RemoveLinksAsync(
        this FinSightContext db, LinkPurpose purpose, Guid userId, CancellationToken cancel) =>
        db.OneTimeLinks.RemoveRange(await db.OneTimeLinks
            .Where(link => link.UserId == userId && link.Purpose == purpose && link.UsedAt == null)
            .ToListAsync(cancel));

    /// <summary>
    /// After a change of what opens the account: what was asked for or made before it, by whoever that was, opens
    /// nothing any more. So go the links for the user, and those with which they let others choose a password.
    /// </summary>
    public static async Task RenewAsync(this FinSightContext db, User user, CancellationToken cancel)
    {
        user.RenewStamps();
        db.OneTimeLinks.RemoveRange(await db.OneTimeLinks.Where(link => link.UsedAt == null
            && (link.UserId == user.Id
                || (link.MakerId == user.Id && link.Purpose == LinkPurpose.PasswordReset))).ToListAsync(cancel));
    }

    public static RuleException Dead() => new RuleException(Rules.Links.LinkDead);
}
