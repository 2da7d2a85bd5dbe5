using FinSight.Core.Accounts;
using FinSight.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.SecondFactor;

/// <summary>Where a user's secret and recovery codes are kept.</summary>
static class TwoStepQueries
{
    // As Identity's own stores name it.
    const string Provider = "[AspNetUserStore]";
    const string Name = "AuthenticatorKey";

    public static Task<User> UserAsync(this FinSightContext db, Guid userId, CancellationToken cancel) =>
        db.Users.SingleAsync(user => user.Id == userId, cancel);

    public static Task<IdentityUserToken<Guid>?> SecretAsync(
        this FinSightContext db, Guid userId, CancellationToken cancel) =>
        db.UserTokens.SingleOrDefaultAsync(
            t => t.UserId == userId && t.LoginProvider == Provider && t.Name == Name, cancel);

    /// <summary>In the place of one that was never confirmed, as earlier versions kept them.</summary>
    public static async Task KeepSecretAsync(
        this FinSightContext db, Guid userId, string secret, CancellationToken cancel)
    {
        if (await db.SecretAsync(userId, cancel) is { } before) before.Value = secret;
        else db.UserTokens.Add(new() { UserId = userId, LoginProvider = Provider, Name = Name, Value = secret });
    }

    /// <summary>Puts new recovery codes in the place of all there are.</summary>
    public static async Task<IReadOnlyList<string>> RenewCodesAsync(
        this FinSightContext db, Guid userId, CancellationToken cancel)
    {
        await db.RemoveCodesAsync(userId, cancel);
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(i => RecoveryCode.Create()).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode(userId, code)));
        return codes;
    }

    /// <summary>From here on a password alone signs in.</summary>
    public static async Task RemoveTwoStepAsync(this FinSightContext db, User user, CancellationToken cancel)
    {
        user.TwoFactorEnabled = false;
        if (await db.SecretAsync(user.Id, cancel) is { } secret) db.UserTokens.Remove(secret);
        await db.RemoveCodesAsync(user.Id, cancel);
    }

    static async Task RemoveCodesAsync(this FinSightContext db, Guid userId, CancellationToken cancel) =>
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(code => code.UserId == userId).ToListAsync(cancel));
}
