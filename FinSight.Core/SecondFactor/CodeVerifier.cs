using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.SecondFactor;

/// <summary>The second step of signing in: a code from the user's app, or a recovery code. Each counts once.</summary>
public sealed class CodeVerifier(
    IDbContextFactory<FinSightContext> contexts, SignInLimiter throttle, SecurityLog log, TimeProvider time)
{
    const int Longest = 60;

    /// <param name="userId">Whose password was right, as the server itself remembers it.</param>
    /// <param name="stamp">Their security stamp then.</param>
    /// <param name="device">The key of the browser, where that user has signed in in it before.</param>
    /// <exception cref="RuleException">The code is missing, wrong or used.</exception>
    /// <exception cref="TooManyAttemptsException">Too many were wrong before.</exception>
    /// <exception cref="NotFoundException">
    /// There is no such user any more, or the password must be shown again.
    /// </exception>
    public async Task<User> CheckAsync(
        Guid userId, string stamp, string? code, ClientInfo caller, string? device = null,
        CancellationToken cancel = default)
    {
        var typed = TwoStepService.Typed(code);
        if (await throttle.BeginAsync(GuessKind.Code, $"{userId}", caller.Network, device, cancel) is { } wait)
            throw new TooManyAttemptsException(wait);

        await using var db = await contexts.CreateDbContextAsync(cancel);
        var user = await db.InTransactionAsync(
            WriteScopeKey.Account(userId), () => UseAsync(db, userId, stamp, typed, caller, cancel), cancel);
        if (user is null)
        {
            await log.WriteAsync(SecurityEventKind.SignInFailed, userId, caller, cancel: cancel);
            throw new RuleException(Rules.SecondFactor.CodeWrong);
        }
        await throttle.SucceededAsync(GuessKind.Code, $"{userId}", caller.Network, device, cancel);
        return user;
    }

    async Task<User?> UseAsync(
        FinSightContext db, Guid userId, string stamp, string typed, ClientInfo caller, CancellationToken cancel)
    {
        var user = await db.Users.SingleOrDefaultAsync(
            u => u.Id == userId && u.SecurityStamp == stamp && u.DisabledAt == null,
            cancel) ?? throw new NotFoundException("user");
        var isGood = user.TwoFactorEnabled
            && (await UseTimeCodeAsync(db, user, typed, cancel) || await UseRecoveryCodeAsync(
                db, user, typed, caller, cancel));
        await db.SaveChangesAsync(cancel);
        return isGood ? user : null;
    }

    async Task<bool> UseTimeCodeAsync(FinSightContext db, User user, string typed, CancellationToken cancel)
    {
        if (typed.Length != TimeBasedCode.Digits || await db.SecretAsync(user.Id, cancel) is not { Value: { } secret })
            return false;
        if (TimeBasedCode.Match(secret, typed, time.GetUtcNow().UtcDateTime, user.LastCodeStep) is not { } step)
            return false;
        user.UseCode(step);
        return true;
    }

    async Task<bool> UseRecoveryCodeAsync(
        FinSightContext db, User user, string typed, ClientInfo caller, CancellationToken cancel)
    {
        if (typed.Length > Longest) return false;
        var hash = RecoveryCode.HashOf(typed);
        if (await db.RecoveryCodes.SingleOrDefaultAsync(
            c => c.UserId == user.Id && c.Hash == hash, cancel) is not { } code)
            return false;
        db.RecoveryCodes.Remove(code);
        log.Add(db, SecurityEventKind.RecoveryCodeUsed, user.Id, caller);
        return true;
    }
}
