using System.Globalization;
using System.IO.Compression;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Export;

/// <summary>
/// Everything that is a user's, as JSON files in a ZIP archive: who they are, and each ledger that they keep with its
/// categories, expenses, trash and log. It is written while it is read.
/// </summary>
public sealed class AccountExportService(
    IDbContextFactory<FinSightContext> contexts, LedgerAccessService access, LedgerExportService ledgers,
    SecurityLog log)
{
    /// <param name="archive">Is left open.</param>
    public async Task WriteAsync(FreshProof me, Stream archive, ClientInfo caller, CancellationToken cancel = default)
    {
        await log.WriteAsync(SecurityEventKind.Exported, me.UserId, caller, cancel: cancel);
        await using var zip = await ZipArchive.CreateAsync(
            archive, ZipArchiveMode.Create, leaveOpen: true, null, cancel);
        await zip.AddAsync("profile.json", await ProfileAsync(me, cancel), cancel);
        await zip.AddAsync("security.json", await EventsAsync(me, cancel), cancel);
        var number = 0;
        foreach (var member in await access.EnterAllAsync(me.UserId, cancel))
            await ledgers.WriteAsync(member, zip, $"ledger-{++number}", cancel);
    }

    async Task<ExportedProfile> ProfileAsync(SignedIn me, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == me.UserId, cancel);
        var sessions = await db.Sessions.Where(s => s.UserId == me.UserId).OrderBy(s => s.BeganAt)
            .Select(s => new ExportedSession(s.Browser, s.Address, s.BeganAt, s.SeenAt)).ToListAsync(cancel);
        var tokens = await db.ApiTokens.AsNoTracking()
            .Where(t => t.UserId == me.UserId)
            .OrderBy(t => t.CreatedAt)
            .ToListAsync(cancel);
        return new ExportedProfile(
            user.UserName!, user.DisplayName, user.Email, user.Language, user.Culture, user.TimeZone,
            user.Theme.ToString(), user.IsAdministrator, sessions,
            tokens.Select(t => new ExportedToken(t.Name, t.Scopes.ToString(), t.CreatedAt, t.ExpiresAt, t.UsedAt)),
            await HearingAsync(db, me, cancel), await InvitationsAsync(db, me, cancel),
            await db.LedgerVisits.Where(v => v.UserId == me.UserId).OrderBy(v => v.LedgerId)
                .Select(v => new ExportedLedgerVisit(v.LedgerId, v.LastSeenAt)).ToListAsync(cancel));
    }

    /// <summary>All that are still stored, also those that hold no longer.</summary>
    static async Task<IEnumerable<ExportedInvitation>> InvitationsAsync(
        FinSightContext db, SignedIn me, CancellationToken cancel)
    {
        var toLedgers = await db.LedgerInvitations.AsNoTracking()
            .Where(i => i.MakerId == me.UserId)
            .OrderBy(i => i.Id)
            .ToListAsync(cancel);
        var toServer = await db.OneTimeLinks.AsNoTracking()
            .Where(l => l.MakerId == me.UserId && l.Purpose == LinkPurpose.Invitation)
            .OrderBy(l => l.Id)
            .ToListAsync(cancel);
        return
        [
            .. toLedgers.Select(i => new ExportedInvitation(
                i.LedgerId, i.Role.ToString(), i.Email, i.IsReusable, i.Uses, i.CreatedAt, i.ExpiresAt)),
            .. toServer.Select(l => new ExportedInvitation(
                null, null, l.Note.Length == 0 ? null : l.Note, false, l.UsedAt is null ? 0 : 1,
                l.CreatedAt, l.ExpiresAt)),
        ];
    }

    static async Task<ExportedAlertSettings> HearingAsync(FinSightContext db, SignedIn me, CancellationToken cancel)
    {
        var quiet = await db.QuietHours.AsNoTracking().SingleOrDefaultAsync(h => h.UserId == me.UserId, cancel);
        var choices = await db.AlertChoices.AsNoTracking()
            .Where(c => c.UserId == me.UserId)
            .OrderBy(c => c.LedgerId)
            .ToListAsync(cancel);
        var browsers = await db.PushBrowsers.AsNoTracking()
            .Where(b => b.UserId == me.UserId)
            .OrderBy(b => b.Id)
            .ToListAsync(cancel);
        return new ExportedAlertSettings(
            quiet?.From.ToString("HH:mm", CultureInfo.InvariantCulture),
            quiet?.To.ToString("HH:mm", CultureInfo.InvariantCulture),
            choices.Select(c => new ExportedAlertChoice(c.LedgerId, c.ByMail, c.ByPush, c.DigestDay?.ToString())),
            browsers.Select(b => new ExportedPushBrowser(new Uri(b.Endpoint).Host, b.ShowsAmounts, b.CreatedAt)));
    }

    async Task<List<ExportedSecurityEvent>> EventsAsync(SignedIn me, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var lines = await db.SecurityEvents.AsNoTracking()
            .Where(e => e.UserId == me.UserId)
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancel);
        return lines.ConvertAll(e => new ExportedSecurityEvent(e.At, e.Act.ToString(), e.Address, e.Detail));
    }
}
