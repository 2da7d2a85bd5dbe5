using System.IO.Compression;
using System.Text.Json;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Export;

/// <summary>
/// All of one ledger, into a folder of an archive. Long lists are read in pages, as a slow reader may take its time.
/// </summary>
public sealed class LedgerExportService(IDbContextFactory<FinSightContext> contexts)
{
    const int PageSize = 500;

    internal async Task WriteAsync(Member member, ZipArchive zip, string folder, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var members = await db.Memberships.Where(m => m.LedgerId == member.LedgerId)
            .Select(m => new
            {
                m.UserId,
                Name = db.Users.Where(u => u.Id == m.UserId).Select(u => u.DisplayName).FirstOrDefault(),
                m.Role
            })
            .ToListAsync(cancel);
        await zip.AddAsync($"{folder}/ledger.json", new ExportedLedger(
            member.LedgerId, member.LedgerName, member.Currency.Code, member.FirstDay, member.AddersCorrect,
            member.Role.ToString(),
            members.Select(m => new ExportedMember(m.UserId, m.Name, m.Role.ToString()))), cancel);

        var categories = await db.Categories.Of(member).AsNoTracking()
            .OrderBy(c => c.Position)
            .ThenBy(c => c.Id)
            .ToListAsync(cancel);
        await zip.AddAsync($"{folder}/categories.json", categories.ConvertAll(c =>
            new ExportedCategory(c.Id, c.ParentId, c.Name, c.AliasList, c.Icon, c.Color, c.Archived)), cancel);
        var budgets = await db.Budgets.Of(member).AsNoTracking()
            .OrderBy(b => b.StartsOn)
            .ThenBy(b => b.Id)
            .ToListAsync(cancel);
        await zip.AddAsync($"{folder}/budgets.json", budgets.ConvertAll(b => new ExportedBudget(
            b.Id, b.CategoryId, b.Cycle.ToString(), b.StartsOn, b.EndsOn,
            b.Definition(member.Currency).Amounts.Lines
                .Select(line =>
                    new ExportedBudgetAmount(line.From, ExportedAmountFormat.Of(line.Minor, member.Currency))),
            b.RollsLeft, b.RollsOver,
            b.Definition(member.Currency).Pauses.Lines
                .Select(line => new ExportedBudgetPause(line.From, line.To)))), cancel);
        await ExpensesAsync(member, zip, folder, categories.ToDictionary(c => c.Id, c => c.Name), cancel);
        await ChangesAsync(member, zip, folder, cancel);
        await ArrivedAsync(member, zip, folder, cancel);
    }

    /// <summary>What came through the user's own connections, and what stands behind the ledger's expenses.</summary>
    async Task ArrivedAsync(Member member, ZipArchive zip, string folder, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var connections = await db.Connections.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && c.UserId == member.UserId)
            .OrderBy(c => c.Id).ToListAsync(cancel);
        await zip.AddAsync($"{folder}/connections.json", connections.ConvertAll(c => new ExportedConnection(
            c.Id, c.Kind.ToString(), c.Name, c.CategoryId, c.Tag, c.CreatedAt, c.HeardAt, c.RevokedAt)), cancel);
        var read = 0;
        await zip.AddListAsync<ExportedMessage>($"{folder}/inbox.json", async _ =>
        {
            var rows = await db.InboundEvents.AsNoTracking()
                .Where(e => e.LedgerId == member.LedgerId && e.UserId == member.UserId)
                .OrderBy(e => e.Id).Skip(read).Take(PageSize).ToListAsync(cancel);
            read += rows.Count;
            return rows.ConvertAll(e => new ExportedMessage(
                e.Id, e.ConnectionId, e.ReceivedAt, e.Outcome.ToString(), e.Reason, e.Raw,
                Amount(e.Minor, e.CurrencyCode), e.CurrencyCode, e.Merchant, e.LastFour, e.Date, e.Reference,
                e.ExpenseId));
        }, cancel);
        read = 0;
        await zip.AddListAsync<ExportedEvidence>($"{folder}/evidence.json", async _ =>
        {
            var rows = await db.Evidence.AsNoTracking().Where(e => e.LedgerId == member.LedgerId)
                .OrderBy(e => e.Id).Skip(read).Take(PageSize).ToListAsync(cancel);
            read += rows.Count;
            return rows.ConvertAll(e => new ExportedEvidence(
                e.Id, e.ExpenseId, e.ConnectionId, e.EventId, e.RefKind is null ? null : $"{e.RefKind}:{e.Ref}",
                Amount(e.Minor, e.CurrencyCode)!, e.CurrencyCode, e.At, e.Date, e.LastFour, e.Merchant,
                e.State.ToString(), e.RefundOf));
        }, cancel);
    }

    static string? Amount(long? minor, string? code) =>
        minor is { } known && Currency.TryFind(code, out var currency) ? ExportedAmountFormat.Of(known, currency)
            : null;

    async Task ExpensesAsync(
        Member member, ZipArchive zip, string folder, Dictionary<Guid, string> categories, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var tags = await db.Tags.Of(member).ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
        var last = 0L;
        await zip.AddListAsync<ExportedExpense>($"{folder}/expenses.json", async _ =>
        {
            var rows = await db.Expenses.Of(member).AsNoTracking()
                .Where(e => e.Seq > last)
                .OrderBy(e => e.Seq)
                .Take(PageSize)
                .ToListAsync(cancel);
            if (rows.Count > 0) last = rows[^1].Seq;
            return rows.ConvertAll(e => new ExportedExpense(
                e.Id, e.Date, e.Title, ExportedAmountFormat.Of(e.Amount, member.Currency), member.Currency.Code,
                e.CategoryId,
                categories.GetValueOrDefault(e.CategoryId, ""),
                TagIds.Split(e.TagIds).Select(id => tags.GetValueOrDefault(id, "")), e.Note, e.CreatedBy, e.CreatedAt,
                e.DeletedAt));
        }, cancel);
    }

    async Task ChangesAsync(Member member, ZipArchive zip, string folder, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await zip.AddListAsync<ExportedChange>($"{folder}/log.json", async before =>
        {
            var last = before?.Sequence ?? 0;
            var rows = await db.Changes.AsNoTracking().Where(c => c.LedgerId == member.LedgerId && c.Sequence > last)
                .OrderBy(c => c.Sequence).Take(PageSize).ToListAsync(cancel);
            return rows.ConvertAll(c => new ExportedChange(
                c.Sequence, c.At, c.UserId, c.Source.ToString(), c.Intent.ToString(), c.BatchId, c.Entity, c.EntityId,
                c.Kind.ToString(), Json(c.Before), Json(c.After)));
        }, cancel);
    }

    static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
