using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Members;
using FinSight.Core.Providers;
using FinSight.Core.Security;
using FinSight.Core.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.SignUp;

/// <summary>Creates accounts: a user together with a ledger to write in. The first one runs the server.</summary>
public sealed class RegistrationService(
    IDbContextFactory<FinSightContext> contexts, IPasswordHasher<User> hasher, RegistrationSettings settings,
    PublicAddress address, SecurityLog log, TimeProvider time)
{
    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whether whoever has this invitation, or none, may register.</summary>
    public async Task<RegistrationOutcome> LookAsync(string? invitation, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await LookAsync(db, invitation, cancel)).Admission;
    }

    /// <summary>Whether whoever is invited to a ledger may register by that.</summary>
    /// <param name="invitation">The secret of a link that an owner of the ledger made.</param>
    public async Task<RegistrationOutcome> LookToJoinAsync(string? invitation, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await LookToJoinAsync(db, invitation, cancel)).Admission;
    }

    /// <param name="translate">Into the user's language, for the names of the first categories.</param>
    /// <param name="invitation">The secret of a link that an administrator made.</param>
    /// <exception cref="RuleException">
    /// Registration is refused, the name or the password won't do, or the name is taken.
    /// </exception>
    public Task<User> RegisterAsync(
        string? userName, string? password, BrowserPreferences browser, Func<string, string>? translate = null,
        string? invitation = null, ClientInfo? caller = null, CancellationToken cancel = default) =>
        CreateAsync(userName, password, browser, caller, db => LookAsync(db, invitation, cancel), (db, user, entry) =>
        {
            Found(db, user, entry, browser, translate);
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Creates an account that the identity provider opens; it has no password.</summary>
    /// <param name="invitation">The secret of a link that an administrator made, or an owner of a ledger.</param>
    /// <exception cref="RuleException">
    /// Registration is refused, the name won't do or is taken, or the provider's account opens another one.
    /// </exception>
    public async Task<User> RegisterAsync(
        ProviderIdentityClaims identity, string? userName, BrowserPreferences browser,
        Func<string, string>? translate = null,
        string? invitation = null, ClientInfo? caller = null, CancellationToken cancel = default)
    {
        var joins = (await LookToJoinAsync(invitation, cancel)).IsGranted();
        var user = await NewAsync(
            userName, browser,
            db => joins ? LookToJoinAsync(db, invitation, cancel) : LookAsync(db, invitation, cancel), _ => { },
            cancel);
        await SaveAsync(
            user, caller ?? ClientInfo.Unknown,
            db => joins ? LookToJoinAsync(db, invitation, cancel) : LookAsync(db, invitation, cancel),
            async (db, user, entry) =>
            {
                await ProviderAccountService.LinkAsync(db, user.Id, identity, cancel);
                if (joins) await SettleInAsync(db, user, entry, caller, cancel);
                else Found(db, user, entry, browser, translate);
                log.Add(db, SecurityEventKind.ProviderLinked, user.Id, caller ?? ClientInfo.Unknown, identity.Shown);
            }, cancel);
        return user;
    }

    /// <summary>
    /// Creates the account of somebody who is invited to a ledger: they come into that one, and begin none of their
    /// own.
    /// </summary>
    /// <param name="invitation">The secret of a link that an owner of the ledger made.</param>
    /// <exception cref="RuleException">As for any other account.</exception>
    public Task<User> JoinAsync(
        string? userName, string? password, BrowserPreferences browser, string? invitation, ClientInfo? caller = null,
        CancellationToken cancel = default) =>
        CreateAsync(userName, password, browser, caller, db => LookToJoinAsync(db, invitation, cancel),
            (db, user, entry) => SettleInAsync(db, user, entry, caller, cancel), cancel);

    void Found(FinSightContext db, User user, Entry entry, BrowserPreferences browser, Func<string, string>? translate)
    {
        if (entry.Admission is RegistrationOutcome.First) user.Administrate(true);
        entry.Link?.Use(Now);
        db.Found(
            user, user.DisplayName, settings.CurrencyFor(browser.Region), Now, translate,
            isChosen: settings.Currency is not null);
    }

    async Task SettleInAsync(FinSightContext db, User user, Entry entry, ClientInfo? caller, CancellationToken cancel)
    {
        var joined = await db.JoinAsync(entry.Invitation!, user.Id, Now, cancel);
        log.Add(db, SecurityEventKind.LedgerJoined, user.Id, caller ?? ClientInfo.Unknown, joined.LedgerName);
    }

    async Task<User> CreateAsync(
        string? userName, string? password, BrowserPreferences browser, ClientInfo? caller,
        Func<FinSightContext, Task<Entry>> look, Func<FinSightContext, User, Entry, Task> settle,
        CancellationToken cancel)
    {
        settings.RefuseWithoutPasswords();
        var user = await NewAsync(
            userName, browser, look, name => PasswordRules.Check(name, password, address.Host), cancel);
        user.PasswordHash = hasher.HashPassword(user, password!);
        await SaveAsync(user, caller ?? ClientInfo.Unknown, look, settle, cancel);
        return user;
    }

    async Task<User> NewAsync(
        string? userName, BrowserPreferences browser, Func<FinSightContext, Task<Entry>> look, Action<string> check,
        CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel)) Check((await look(db)).Admission);
        var name = UserNameRules.Clean(userName);
        check(name);
        await using (var db = await contexts.CreateDbContextAsync(cancel)) await db.RefuseTakenAsync(name, cancel);
        return new User(name, browser.Culture, browser.TimeZone)
        {
            NormalizedUserName = UserNameRules.Key(name),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
    }

    async Task SaveAsync(
        User user, ClientInfo caller,
        Func<FinSightContext, Task<Entry>> look, Func<FinSightContext, User, Entry, Task> settle,
        CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // Looked at again where nobody else can write: two first accounts at once give one administrator, and two with
        // the same invitation, or with names that are alike, one account.
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        var entry = await look(db);
        Check(entry.Admission);
        await db.RefuseTakenAsync(user.UserName!, cancel);
        db.Users.Add(user);
        log.Add(db, SecurityEventKind.Registered, user.Id, caller, entry.Link?.Note);
        await settle(db, user, entry);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    async Task<Entry> LookAsync(FinSightContext db, string? invitation, CancellationToken cancel)
    {
        if (settings.Registration is RegistrationMode.Closed) return new(RegistrationOutcome.Closed);
        if (!await db.Users.AnyAsync(cancel)) return new(RegistrationOutcome.First);
        if (settings.Registration is RegistrationMode.Open) return new(RegistrationOutcome.Granted);
        if (string.IsNullOrEmpty(invitation)) return new(RegistrationOutcome.InvitationNeeded);
        var hash = SecretGenerator.Hash(invitation);
        return await db.Invitations(Now).SingleOrDefaultAsync(i => i.Hash == hash, cancel) is { } link
            ? new(RegistrationOutcome.Granted, link)
            : new(RegistrationOutcome.InvitationSpent);
    }

    async Task<Entry> LookToJoinAsync(FinSightContext db, string? invitation, CancellationToken cancel)
    {
        if (settings.Registration is RegistrationMode.Closed) return new(RegistrationOutcome.Closed);
        if (await db.WithSecret(invitation).Open(db, Now).SingleOrDefaultAsync(cancel) is not { } open)
            return new(RegistrationOutcome.InvitationSpent);
        return settings.Registration is RegistrationMode.Open || settings.OwnersInvite
            ? new(RegistrationOutcome.Granted, Invitation: open)
            : new(RegistrationOutcome.InvitationNeeded);
    }

    static void Check(RegistrationOutcome admission)
    {
        switch (admission)
        {
            case RegistrationOutcome.Closed: throw new RuleException(Rules.Accounts.RegistrationClosed);
            case RegistrationOutcome.InvitationNeeded: throw new RuleException(Rules.Accounts.InvitationNeeded);
            case RegistrationOutcome.InvitationSpent: throw new RuleException(Rules.Accounts.InvitationSpent);
        }
    }

    /// <summary>What lets somebody in.</summary>
    sealed record Entry(RegistrationOutcome Admission, OneTimeLink? Link = null, LedgerInvitation? Invitation = null);
}
