using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.SecondFactor;

/// <summary>Whether a code is asked for after the password, and how many recovery codes are left.</summary>
public sealed record TwoStepState(bool IsOn, int CodesLeft);

/// <summary>What an app for codes needs to know.</summary>
/// <param name="Secret">In Base32.</param>
public sealed record TwoStepSetup(string UserName, string Secret);

/// <summary>
/// Two-step sign-in with a code from an app: turning it on and off, and its recovery codes. Turning it on or off ends
/// the user's other sessions.
/// </summary>
public sealed class TwoStep(
    IDbContextFactory<FinSightContext> contexts, OtherSessions others, SecurityLog log, TimeProvider time)
{
    /// <summary>The field of a code, whatever its kind.</summary>
    public const string Field = "Code";

    public async Task<TwoStepState> StateAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return new TwoStepState(
            await db.Users.AnyAsync(user => user.Id == me.UserId && user.TwoFactorEnabled, cancel),
            await db.RecoveryCodes.CountAsync(code => code.UserId == me.UserId, cancel));
    }

    /// <summary>The secret that waits to be confirmed by a code; the same until then.</summary>
    /// <exception cref="RuleException">It is on already.</exception>
    public async Task<TwoStepSetup> SetUpAsync(FreshProof me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.WriteAtOnceAsync(async () =>
        {
            var user = await db.UserAsync(me.UserId, cancel);
            RefuseIfOn(user);
            var secret = (await db.SecretAsync(user.Id, cancel))?.Value ?? db.AddSecret(user.Id);
            await db.SaveChangesAsync(cancel);
            return new TwoStepSetup(user.UserName!, secret);
        }, cancel);
    }

    /// <returns>The recovery codes, which nobody can see again.</returns>
    /// <exception cref="RuleException">The code is wrong, or it is on already.</exception>
    public async Task<IReadOnlyList<string>> TurnOnAsync(
        FreshProof me, string? code, Caller caller, CancellationToken cancel = default)
    {
        var typed = Typed(code);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await others.EndAsync(db, me, async user =>
        {
            RefuseIfOn(user);
            var secret = await db.SecretAsync(user.Id, cancel) ?? throw new RuleException(Field, "That code is wrong or was used already.");
            user.UseCode(TimeCode.Match(secret.Value!, typed, time.GetUtcNow().UtcDateTime, user.LastCodeStep)
                ?? throw new RuleException(Field, "That code is wrong or was used already."));
            user.TwoFactorEnabled = true;
            log.Add(db, SecurityAct.TwoStepTurnedOn, user.Id, caller);
            return await db.RenewCodesAsync(user.Id, cancel);
        }, cancel);
    }

    public async Task TurnOffAsync(FreshProof me, Caller caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await others.EndAsync(db, me, async user =>
        {
            await db.RemoveTwoStepAsync(user, cancel);
            log.Add(db, SecurityAct.TwoStepTurnedOff, user.Id, caller);
            return true;
        }, cancel);
    }

    /// <summary>Makes the earlier recovery codes void.</summary>
    /// <returns>The new ones, which nobody can see again.</returns>
    /// <exception cref="RuleException">Two-step sign-in is off.</exception>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(FreshProof me, Caller caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.WriteAtOnceAsync(async () =>
        {
            if (!(await db.UserAsync(me.UserId, cancel)).TwoFactorEnabled)
                throw new RuleException("", "Turn two-step sign-in on first.");
            var codes = await db.RenewCodesAsync(me.UserId, cancel);
            log.Add(db, SecurityAct.RecoveryCodesMade, me.UserId, caller);
            await db.SaveChangesAsync(cancel);
            return codes;
        }, cancel);
    }

    internal static string Typed(string? code) => string.Concat((code ?? "").Where(letter => !char.IsWhiteSpace(letter))) is { Length: > 0 } typed
        ? typed
        : throw new RuleException(Field, "Type the code.");

    static void RefuseIfOn(User user)
    {
        if (user.TwoFactorEnabled) throw new RuleException("", "Two-step sign-in is on already.");
    }
}
