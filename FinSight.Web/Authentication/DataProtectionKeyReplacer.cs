using FinSight.Core.Administration;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace FinSight.Web.Authentication;

/// <summary>
/// Replaces the keys that cookies and forms are sealed with. Sessions end with them, since a cookie that nobody can
/// read would only look like one that is good.
/// </summary>
sealed class DataProtectionKeyReplacer(
    IKeyManager keys, AccountAdministrationService acts, SecurityLog log, TimeProvider time)
{
    static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <exception cref="Core.NotFoundException">The key to the administration holds no longer.</exception>
    public async Task RotateAsync(SignedInAdministrator me, FreshProof proof, CancellationToken cancel = default)
    {
        await acts.SignOutEverybodyAsync(me, proof, cancel);
        var now = time.GetUtcNow();
        keys.RevokeAllKeys(now, "Replaced by an administrator");
        keys.CreateNewKey(now, now + Life);
        await log.WriteAsync(SecurityEventKind.KeysRotated, me.UserId, me.Caller, cancel: cancel);
    }
}
