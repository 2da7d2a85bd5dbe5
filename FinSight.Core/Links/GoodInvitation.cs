using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Links;

static class GoodInvitation
{
    /// <summary>The invitation with this secret; null where it is used, revoked or too old, or its maker runs the server no longer.</summary>
    public static async Task<OneTimeLink?> InvitationAsync(
        this FinSightContext db, string secret, DateTime now, CancellationToken cancel)
    {
        var hash = Secret.Hash(secret);
        return await db.OneTimeLinks.SingleOrDefaultAsync(link => link.Purpose == LinkPurpose.Invitation && link.Hash == hash
            && link.UsedAt == null && link.ExpiresAt > now
            && db.Users.Any(maker => maker.Id == link.MakerId && maker.IsAdministrator && maker.DisabledAt == null), cancel);
    }
}
