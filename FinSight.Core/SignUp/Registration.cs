using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.SignUp;

/// <summary>Creates accounts: a user together with a ledger to write in. The first one runs the server.</summary>
public sealed class Registration(
    IDbContextFactory<FinSightContext> contexts, IPasswordHasher<User> hasher, AccountSettings settings, PublicAddress address,
    SecurityLog log, TimeProvider time)
{
    /// <summary>Whether whoever has this invitation, or none, may register.</summary>
    public async Task<Admission> LookAsync(string? invitation, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await LookAsync(db, invitation, cancel)).Admission;
    }

    /// <param name="translate">Into the user's language, for the names of the first categories.</param>
    /// <param name="invitation">The secret of a link that an administrator made.</param>
    /// <exception cref="RuleException">Registration is refused, the name or the password won't do, or the name is taken.</exception>
    public async Task<User> RegisterAsync(
        string? userName, string? password, BrowserPreferences browser, Func<string, string>? translate = null,
        string? invitation = null, Caller? caller = null, CancellationToken cancel = default)
    {
        Check(await LookAsync(invitation, cancel));
        var name = UserNames.Clean(userName);
        Passwords.Check(name, password, address.Host);
        await using (var db = await contexts.CreateDbContextAsync(cancel)) await db.RefuseTakenAsync(name, cancel);

        var user = new User(name, browser.Culture, browser.TimeZone)
        {
            NormalizedUserName = UserNames.Key(name),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        user.PasswordHash = hasher.HashPassword(user, password!);
        await SaveAsync(user, settings.CurrencyFor(browser.Region), translate, invitation, caller ?? Caller.Unknown, cancel);
        return user;
    }

    async Task SaveAsync(
        User user, Currency currency, Func<string, string>? translate, string? invitation, Caller caller, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // Looked at again where nobody else can write: two first accounts at once give one administrator, and two with
        // the same invitation, or with names that are alike, one account.
        await using var transaction = await db.BeginAsync(WriteScope.Server, cancel);
        var (admission, link) = await LookAsync(db, invitation, cancel);
        Check(admission);
        await db.RefuseTakenAsync(user.UserName!, cancel);
        link?.Use(time.GetUtcNow().UtcDateTime);
        if (admission is Admission.First) user.Administrate(true);
        db.Users.Add(user);
        db.Found(user, user.DisplayName, currency, time.GetUtcNow().UtcDateTime, translate, isChosen: settings.Currency is not null);
        log.Add(db, SecurityEventKind.Registered, user.Id, caller, link?.Note);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    async Task<(Admission Admission, OneTimeLink? Link)> LookAsync(FinSightContext db, string? invitation, CancellationToken cancel)
    {
        if (settings.Registration is RegistrationMode.Closed) return (Admission.Closed, null);
        if (!await db.Users.AnyAsync(cancel)) return (Admission.First, null);
        if (settings.Registration is RegistrationMode.Open) return (Admission.Granted, null);
        if (string.IsNullOrEmpty(invitation)) return (Admission.InvitationNeeded, null);
        var hash = Secret.Hash(invitation);
        return await db.Invitations(time.GetUtcNow().UtcDateTime).SingleOrDefaultAsync(i => i.Hash == hash, cancel) is { } link
            ? (Admission.Granted, link)
            : (Admission.InvitationSpent, null);
    }

    static void Check(Admission admission)
    {
        switch (admission)
        {
            case Admission.Closed: throw new RuleException(Rules.Accounts.RegistrationClosed);
            case Admission.InvitationNeeded: throw new RuleException(Rules.Accounts.InvitationNeeded);
            case Admission.InvitationSpent: throw new RuleException(Rules.Accounts.InvitationSpent);
        }
    }
}
