using FinSight.Core.Accounts;
using FinSight.Core.Alerts;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Profile;

/// <summary>
/// Changes how a member is called and how they read: always their own settings, in whatever role. Every open page of
/// the ledgers that they keep is told.
/// </summary>
public sealed class ProfileService(IDbContextFactory<FinSightContext> contexts, LedgerFeed feed)
{
    /// <exception cref="RuleException">The name is empty or too long.</exception>
    public Task RenameAsync(Member member, string? displayName, CancellationToken cancel = default) =>
        ChangeAsync(member, user => user.Rename(displayName), cancel);

    /// <exception cref="RuleException">FinSight does not speak it.</exception>
    public Task SpeakAsync(Member member, string? language, CancellationToken cancel = default) =>
        ChangeAsync(member, user => user.Speak(language), cancel);

    /// <exception cref="RuleException">There is no such culture.</exception>
    public Task WriteNumbersAsAsync(Member member, string? culture, CancellationToken cancel = default) =>
        ChangeAsync(member, user => user.WriteNumbersAs(culture), cancel);

    /// <exception cref="RuleException">There is no such time zone.</exception>
    public Task MoveToAsync(Member member, string? timeZone, CancellationToken cancel = default) =>
        ChangeAsync(member, async (db, user) =>
        {
            var from = AlertChoiceService.ZoneOf(user);
            user.MoveTo(timeZone);
            var to = AlertChoiceService.ZoneOf(user);
            foreach (var choice in await db.AlertChoices.Where(c => c.UserId == user.Id && c.DigestAt != null)
                .ToListAsync(cancel))
                choice.Digest(choice.DigestDay, DigestSchedule.Moved(choice.DigestAt!.Value, from, to));
        }, cancel);

    public Task ShowAsync(Member member, Theme theme, CancellationToken cancel = default) =>
        ChangeAsync(member, user => user.Show(theme), cancel);

    public Task UseLetterKeysAsync(Member member, bool letterKeys, CancellationToken cancel = default) =>
        ChangeAsync(member, user => user.UseLetterKeys(letterKeys), cancel);

    /// <summary>Whether others in the same ledger see that the member is there.</summary>
    public Task ShowPresenceAsync(Member member, bool shows, CancellationToken cancel = default) =>
        ChangeAsync(member, user => user.ShowPresence(shows), cancel);

    Task ChangeAsync(Member member, Action<User> change, CancellationToken cancel) =>
        ChangeAsync(
            member,
            (_, user) =>
            {
                change(user);
                return Task.CompletedTask;
            },
            cancel);

    async Task ChangeAsync(Member member, Func<FinSightContext, User, Task> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == member.UserId, cancel)
            ?? throw new NotFoundException("user");
        await change(db, user);
        if (await db.SaveChangesAsync(cancel) == 0) return;
        var ledgers = await db.Memberships.Where(m => m.UserId == member.UserId).Select(m => new
        {
            m.LedgerId,
            Sequence = db.Changes.Where(c => c.LedgerId == m.LedgerId)
                .OrderByDescending(c => c.Sequence).Select(c => c.Sequence).FirstOrDefault(),
        }).ToListAsync(cancel);
        foreach (var ledger in ledgers) feed.Publish(ledger.LedgerId, ledger.Sequence, isSetting: true);
    }
}
