using FinSight.Core.Data;
using FinSight.Core.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

/// <summary>Checks a name and a password; neither the answer nor its time tells whether the name exists.</summary>
public sealed class SignInService
{
    readonly IDbContextFactory<FinSightContext> _contexts;
    readonly IPasswordHasher<User> _hasher;
    readonly SignInLimiter _throttle;
    readonly SecurityLog _log;
    readonly RegistrationSettings _settings;
    readonly User _nobody = new("nobody", BrowserPreferences.DefaultCulture, "UTC");

    public SignInService(
        IDbContextFactory<FinSightContext> contexts, IPasswordHasher<User> hasher, SignInLimiter throttle,
        SecurityLog log, RegistrationSettings settings)
    {
        (_contexts, _hasher, _throttle, _log, _settings) = (contexts, hasher, throttle, log, settings);
        _nobody.PasswordHash = hasher.HashPassword(_nobody, Guid.NewGuid().ToString());
    }

    /// <param name="deviceOf">The key of the browser, where that user has signed in in it before.</param>
    /// <exception cref="RuleException">Something is missing, or the two don't match.</exception>
    /// <exception cref="TooManyAttemptsException">Too many were wrong before.</exception>
    public async Task<User> CheckAsync(
        string? userName, string? password, ClientInfo caller, Func<Guid, string?>? deviceOf = null,
        CancellationToken cancel = default)
    {
        _settings.RefuseWithoutPasswords();
        if (string.IsNullOrWhiteSpace(userName)) throw new RuleException(Rules.Accounts.UserNameMissing);
        if (userName.Length > UserNameRules.LongestTyped)
            throw new RuleException(Rules.Accounts.UserNameTooLong, UserNameRules.LongestTyped);
        if (string.IsNullOrEmpty(password)) throw new RuleException(Rules.Accounts.PasswordMissing);
        await using var db = await _contexts.CreateDbContextAsync(cancel);
        var known = await db.FindUserAsync(userName, cancel);
        var device = known is null ? null : deviceOf?.Invoke(known.Id);
        // However an account is named, its guesses are counted together.
        var account = known is null ? $"nobody: {UserQueries.KeyOf(userName)}" : $"{known.Id}";
        if (await _throttle.BeginAsync(GuessKind.SignIn, account, caller.Network, device, cancel) is { } wait)
        {
            await _log.WriteSparselyAsync(SecurityEventKind.SignInSlowed, known?.Id, caller, cancel: cancel);
            throw new TooManyAttemptsException(wait);
        }

        var outcome = Verify(known ?? _nobody, password);
        if (known is null || outcome == PasswordVerificationResult.Failed)
        {
            await _log.WriteAsync(SecurityEventKind.SignInFailed, known?.Id, caller, cancel: cancel);
            throw new RuleException(Rules.Accounts.SignInWrong);
        }

        await _throttle.SucceededAsync(GuessKind.SignIn, account, caller.Network, device, cancel);
        if (outcome == PasswordVerificationResult.SuccessRehashNeeded)
            await RenewHashAsync(db, known, password, cancel);
        return known;
    }

    async Task RenewHashAsync(FinSightContext db, User user, string password, CancellationToken cancel)
    {
        user.PasswordHash = _hasher.HashPassword(user, password);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The user has changed meanwhile, perhaps the password too: the next sign-in renews it.
        }
    }

    PasswordVerificationResult Verify(User user, string password) =>
        _hasher.VerifyHashedPassword(
            user, user.PasswordHash ?? _nobody.PasswordHash!, PasswordRules.IsTooLong(password) ? "" : password);
}
