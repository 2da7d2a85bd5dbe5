using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Administration;

/// <summary>
/// What an administrator does to accounts, each time with fresh proof of their own. Whoever is signed out or disabled
/// is out at once, on every open page.
/// </summary>
public sealed class AccountAdministrationService(
    IDbContextFactory<FinSightContext> contexts, SessionFeed feed, SecurityLog log, TimeProvider time)
{
    /// <summary>Keeps the account from being used, until it is enabled again; nothing of it is lost.</summary>
    /// <exception cref="RuleException">It is one's own.</exception>
    public Task DisableAsync(
        SignedInAdministrator me, FreshProof proof, Guid userId, CancellationToken cancel = default) =>
        ActAsync(
            me.With(proof), userId, SecurityEventKind.AccountDisabled, endsSessions: true, async (db, user) =>
            {
                if (user.Id == me.UserId) throw new RuleException(Rules.Administration.AccountIsOwn);
                await db.KeepAnAdministratorAsync(user, cancel);
                if (!user.Disable(time.GetUtcNow().UtcDateTime)) return false;
                await db.RenewAsync(user, cancel);
                return true;
            }, cancel);

    public Task EnableAsync(
        SignedInAdministrator me, FreshProof proof, Guid userId, CancellationToken cancel = default) =>
        ActAsync(
            me.With(proof), userId, SecurityEventKind.AccountEnabled, endsSessions: false,
            (_, user) => Task.FromResult(user.Enable()), cancel);

    /// <summary>Ends all sessions of the account, one's own too where it is one's own.</summary>
    public Task SignOutAsync(
        SignedInAdministrator me, FreshProof proof, Guid userId, CancellationToken cancel = default) =>
        ActAsync(
            me.With(proof), userId, SecurityEventKind.SignedOutByAdministrator, endsSessions: true,
            (_, _) => Task.FromResult(true), cancel);

    public Task MakeAdministratorAsync(
        SignedInAdministrator me, FreshProof proof, Guid userId, CancellationToken cancel = default) =>
        ActAsync(
            me.With(proof), userId, SecurityEventKind.AdministratorMade, endsSessions: false,
            (_, user) => Task.FromResult(user.Administrate(true)), cancel);

    /// <exception cref="RuleException">Nobody would be left to run the server.</exception>
    public Task UnmakeAdministratorAsync(
        SignedInAdministrator me, FreshProof proof, Guid userId, CancellationToken cancel = default) =>
        ActAsync(
            me.With(proof), userId, SecurityEventKind.AdministratorUnmade, endsSessions: false, async (db, user) =>
            {
                await db.KeepAnAdministratorAsync(user, cancel);
                return user.Administrate(false);
            }, cancel);

    /// <summary>
    /// For whoever has lost both the app for codes and the recovery codes; all sessions of the account end.
    /// </summary>
    public Task TurnOffTwoStepAsync(
        SignedInAdministrator me, FreshProof proof, Guid userId, CancellationToken cancel = default) =>
        ActAsync(
            me.With(proof), userId, SecurityEventKind.TwoStepTurnedOff, endsSessions: true, async (db, user) =>
            {
                if (!user.TwoFactorEnabled) return false;
                await db.RemoveTwoStepAsync(user, cancel);
                return true;
            }, cancel);

    /// <summary>Ends all sessions of all accounts, this one too.</summary>
    public async Task SignOutEverybodyAsync(
        SignedInAdministrator me, FreshProof proof, CancellationToken cancel = default)
    {
        me.With(proof);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        await db.CheckAsync(me, cancel);
        var ended = await db.Sessions.ToListAsync(cancel);
        db.Sessions.RemoveRange(ended);
        log.Add(db, SecurityEventKind.EverybodySignedOut, me.UserId, me.Caller);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        feed.Publish(ended.Select(session => session.Id));
    }

    async Task ActAsync(
        SignedInAdministrator me, Guid userId, SecurityEventKind what, bool endsSessions,
        Func<FinSightContext, User, Task<bool>> act, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        await db.CheckAsync(me, cancel);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancel)
            ?? throw new NotFoundException("account");
        if (!await act(db, user)) return;
        var ended = endsSessions ? await db.Sessions.Where(s => s.UserId == userId).ToListAsync(cancel) : [];
        db.Sessions.RemoveRange(ended);
        log.Add(db, what, userId, me.Caller, actorId: me.UserId);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        feed.Publish(ended.Select(session => session.Id));
    }
}
