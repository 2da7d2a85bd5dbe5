using System.Globalization;
using System.Text;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.SecondFactor;

/// <summary>Whether a code is asked for after the password, and how many recovery codes are left.</summary>
public sealed record TwoStepView(bool IsOn, int CodesLeft);

/// <summary>What an app for codes needs to know.</summary>
/// <param name="Secret">In Base32.</param>
/// <param name="Sealed">The same, for the form that brings it back with a code.</param>
public sealed record TwoStepSetup(string UserName, string Secret, string Sealed);

/// <summary>
/// Two-step sign-in with a code from an app: turning it on and off, and its recovery codes. Turning it on or off ends
/// the user's other sessions.
/// </summary>
public sealed class TwoStepService(
    IDbContextFactory<FinSightContext> contexts, SessionRevocationService others, SecurityLog log, TimeProvider time)
{
    readonly SetupKeyProtector _seals = new(time);

    public async Task<TwoStepView> StateAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return new TwoStepView(
            await db.Users.AnyAsync(user => user.Id == me.UserId && user.TwoFactorEnabled, cancel),
            await db.RecoveryCodes.CountAsync(code => code.UserId == me.UserId, cancel));
    }

    /// <summary>A new secret that waits to be confirmed by a code.</summary>
    /// <param name="shown">The seal of one that this session was shown: it goes on while it is good.</param>
    /// <exception cref="RuleException">It is on already.</exception>
    public async Task<TwoStepSetup> SetUpAsync(FreshProof me, string? shown = null, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var user = await db.UserAsync(me.UserId, cancel);
        RefuseIfOn(user);
        if (_seals.Open(me, user, shown) is { } known) return new TwoStepSetup(user.UserName!, known, shown!);
        var secret = TimeBasedCode.CreateSecret();
        return new TwoStepSetup(user.UserName!, secret, _seals.Seal(me, user, secret));
    }

    /// <param name="shown">The seal of the secret that the app was given.</param>
    /// <returns>The recovery codes, which nobody can see again.</returns>
    /// <exception cref="RuleException">The code is wrong, the secret too old, or it is on already.</exception>
    public async Task<IReadOnlyList<string>> TurnOnAsync(
        FreshProof me, string? shown, string? code, ClientInfo caller, CancellationToken cancel = default)
    {
        var typed = Typed(code);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await others.EndAsync(db, me, async user =>
        {
            RefuseIfOn(user);
            var secret = _seals.Open(me, user, shown)
                ?? throw new RuleException(Rules.SecondFactor.KeyTooOld);
            user.UseCode(TimeBasedCode.Match(secret, typed, time.GetUtcNow().UtcDateTime, user.LastCodeStep)
                ?? throw new RuleException(Rules.SecondFactor.CodeWrong));
            await db.KeepSecretAsync(user.Id, secret, cancel);
            user.TwoFactorEnabled = true;
            log.Add(db, SecurityEventKind.TwoStepTurnedOn, user.Id, caller);
            return await db.RenewCodesAsync(user.Id, cancel);
        }, cancel);
    }

    public async Task TurnOffAsync(FreshProof me, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await others.EndAsync(db, me, async user =>
        {
            await db.RemoveTwoStepAsync(user, cancel);
            log.Add(db, SecurityEventKind.TwoStepTurnedOff, user.Id, caller);
            return true;
        }, cancel);
    }

    /// <summary>Makes the earlier recovery codes void.</summary>
    /// <returns>The new ones, which nobody can see again.</returns>
    /// <exception cref="RuleException">Two-step sign-in is off.</exception>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(
        FreshProof me, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(WriteScopeKey.Account(me.UserId), async () =>
        {
            if (!(await db.UserAsync(me.UserId, cancel)).TwoFactorEnabled)
                throw new RuleException(Rules.SecondFactor.TwoStepOff);
            var codes = await db.RenewCodesAsync(me.UserId, cancel);
            log.Add(db, SecurityEventKind.RecoveryCodesMade, me.UserId, caller);
            await db.SaveChangesAsync(cancel);
            return codes;
        }, cancel);
    }

    /// <summary>
    /// The letters and digits of a code, with digits of any script as those that the app shows elsewhere.
    /// </summary>
    /// <exception cref="RuleException">There are none.</exception>
    internal static string Typed(string? code)
    {
        var typed = new StringBuilder();
        foreach (var rune in TextNormalizer.WellFormed(code ?? "").Normalize(NormalizationForm.FormKC).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
                typed.Append((int)Rune.GetNumericValue(rune));
            else if (Rune.IsLetter(rune)) typed.Append(rune.ToString());
        return typed.Length > 0 ? typed.ToString() : throw new RuleException(Rules.SecondFactor.CodeMissing);
    }

    static void RefuseIfOn(User user)
    {
        if (user.TwoFactorEnabled) throw new RuleException(Rules.SecondFactor.TwoStepOn);
    }
}
