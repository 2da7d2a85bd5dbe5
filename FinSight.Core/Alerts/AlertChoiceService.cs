using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Alerts;

/// <summary>How each member hears of budgets beyond the pages: their own choice, in whatever role.</summary>
public sealed class AlertChoiceService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public async Task<AlertChoicesView> ReadAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var choice = await db.AlertChoices.AsNoTracking()
            .SingleOrDefaultAsync(c => c.LedgerId == member.LedgerId && c.UserId == member.UserId, cancel);
        var quiet = await db.QuietHours.AsNoTracking().SingleOrDefaultAsync(h => h.UserId == member.UserId, cancel);
        var email = await db.Users.Where(u => u.Id == member.UserId && u.EmailConfirmed).Select(u => u.Email)
            .SingleOrDefaultAsync(cancel);
        return new(
            choice?.ByMail ?? false, choice?.ByPush ?? false, choice?.DigestDay,
            quiet is null ? null : (quiet.From, quiet.To), email);
    }

    /// <summary>Alerts of this ledger by e-mail.</summary>
    public Task TellByMailAsync(Member member, bool on, CancellationToken cancel = default) =>
        ChangeAsync(member, (_, choice) => choice.TellByMail(on), cancel);

    /// <summary>Alerts of this ledger in the browsers in which that is turned on.</summary>
    public Task TellByPushAsync(Member member, bool on, CancellationToken cancel = default) =>
        ChangeAsync(member, (_, choice) => choice.TellByPush(on), cancel);

    /// <summary>A letter each week about this ledger.</summary>
    /// <param name="day">Null for none.</param>
    public Task SendDigestAsync(Member member, DayOfWeek? day, CancellationToken cancel = default) => ChangeAsync(
        member,
        (user, choice) => choice.Digest(
            day, day is { } on ? DigestSchedule.Next(time.GetUtcNow().UtcDateTime, on, ZoneOf(user)) : null),
        cancel);

    /// <summary>In all ledgers of the member.</summary>
    /// <param name="hours">Where they are; null for none.</param>
    /// <exception cref="RuleException">They end where they begin.</exception>
    public async Task KeepQuietAsync(
        Member member, (TimeOnly From, TimeOnly To)? hours, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Account(member.UserId), async () =>
        {
            await FindAsync(db, member, cancel);
            var kept = await db.QuietHours.SingleOrDefaultAsync(h => h.UserId == member.UserId, cancel);
            if (hours is not var (from, to))
            {
                if (kept is not null) db.QuietHours.Remove(kept);
            }
            else if (kept is null) db.QuietHours.Add(new QuietHours(member.UserId, from, to));
            else kept.Become(from, to);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    internal static TimeZoneInfo ZoneOf(User user) => TimeZones.Find(user.TimeZone) ?? TimeZoneInfo.Utc;

    async Task ChangeAsync(Member member, Action<User, AlertChoice> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Account(member.UserId), async () =>
        {
            var user = await FindAsync(db, member, cancel);
            var choice = await db.AlertChoices.SingleOrDefaultAsync(
                c => c.LedgerId == member.LedgerId && c.UserId == member.UserId, cancel)
                ?? db.AlertChoices.Add(new AlertChoice(member)).Entity;
            change(user, choice);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    /// <exception cref="NotFoundException">They are no member any more.</exception>
    static async Task<User> FindAsync(FinSightContext db, Member member, CancellationToken cancel) => await db.Users
        .Where(u => db.Memberships.Any(m => m.LedgerId == member.LedgerId && m.UserId == u.Id))
        .SingleOrDefaultAsync(u => u.Id == member.UserId, cancel) ?? throw new NotFoundException("ledger");
}

/// <param name="Email">The member's address; null where none is confirmed.</param>
public sealed record AlertChoicesView(
    bool ByMail, bool ByPush, DayOfWeek? DigestDay, (TimeOnly From, TimeOnly To)? Quiet, string? Email);
