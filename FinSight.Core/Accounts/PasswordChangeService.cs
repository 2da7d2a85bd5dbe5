using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Core.Passkeys;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

/// <summary>
/// Gives a user another password. Every session but the one in which they chose it is over, and so is every link.
/// </summary>
public sealed class PasswordChangeService(
    IDbContextFactory<FinSightContext> contexts, IPasswordHasher<User> hasher, SessionRevocationService others,
    UserPasskeyService keys, PublicAddress address, RegistrationSettings settings, SecurityLog log, TimeProvider time)
{
    /// <param name="passkeys">Those that shall go with the old password.</param>
    /// <exception cref="RuleException">It won't do as a password, or it is the present one.</exception>
    public async Task RunAsync(
        FreshProof me, string? password, IReadOnlyCollection<string> passkeys, ClientInfo caller,
        CancellationToken cancel = default)
    {
        settings.RefuseWithoutPasswords();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var before = await db.Users.AsNoTracking().SingleAsync(u => u.Id == me.UserId, cancel);
        PasswordRules.Check(before.UserName!, password, before.DisplayName, before.Email, address.Host);
        if (before.PasswordHash is { } old
            && hasher.VerifyHashedPassword(before, old, password!) != PasswordVerificationResult.Failed)
            throw new RuleException(Rules.Accounts.PasswordUnchanged);
        var hash = hasher.HashPassword(before, password!);

        await others.EndAsync(db, me, user =>
        {
            user.ChangePassword(hash, time.GetUtcNow().UtcDateTime);
            log.Add(db, SecurityEventKind.PasswordChanged, me.UserId, caller);
            return keys.RemoveAsync(db, user, passkeys, caller, cancel);
        }, cancel);
    }
}
