using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Sessions;

/// <summary>Whoever sits in front of a session shows by the password that they are its user.</summary>
public sealed class PasswordProofService(
    IDbContextFactory<FinSightContext> contexts, SessionService sessions, IPasswordHasher<User> hasher,
    SignInLimiter throttle, RegistrationSettings settings, SecurityLog log)
{
    /// <param name="device">The key of the browser, where that user has signed in in it before.</param>
    /// <exception cref="RuleException">There is no password, or it is wrong.</exception>
    /// <exception cref="TooManyAttemptsException">Too many were wrong before.</exception>
    /// <exception cref="NotFoundException">The session is over.</exception>
    public async Task ShowAsync(
        SignedIn me, string? password, ClientInfo caller, string? device = null, CancellationToken cancel = default)
    {
        settings.RefuseWithoutPasswords();
        if (string.IsNullOrEmpty(password)) throw new RuleException(Rules.Accounts.PasswordMissing);
        if (await throttle.BeginAsync(GuessKind.Proof, $"{me.UserId}", caller.Network, device, cancel) is { } wait)
            throw new TooManyAttemptsException(wait);

        await using var db = await contexts.CreateDbContextAsync(cancel);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == me.UserId, cancel)
            ?? throw new NotFoundException("user");
        if (user.PasswordHash is null || PasswordRules.IsTooLong(password)
            || hasher.VerifyHashedPassword(user, user.PasswordHash, password) == PasswordVerificationResult.Failed)
        {
            await log.WriteAsync(SecurityEventKind.ProofFailed, me.UserId, caller, cancel: cancel);
            throw new RuleException(Rules.Accounts.PasswordWrong);
        }
        await throttle.SucceededAsync(GuessKind.Proof, $"{me.UserId}", caller.Network, device, cancel);
        await sessions.ProveAsync(me, caller, cancel);
    }
}
