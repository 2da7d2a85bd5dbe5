using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>What was deleted in the last 90 days, and the way back.</summary>
public sealed class TrashService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public const int Days = 90;
    const int ChunkSize = 200;

    // A quotation mark within a value is escaped.
    const string Deletion = $"%\"{ExpenseLogDefinition.DeletedAt}\":\"%";

    /// <param name="after">The last row of the page before; null for the first page.</param>
    public async Task<TrashPage> PageAsync(Member member, TrashCursor? after = null, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var since = time.GetUtcNow().UtcDateTime.AddDays(-Days);
        var deleted = db.Expenses.Of(member).Where(e => e.DeletedAt != null && e.DeletedAt >= since);
        if (after is { DeletedAt: var at, Seq: var seq })
            deleted = deleted.Where(e => e.DeletedAt <= at && (e.DeletedAt < at || e.Seq < seq));
        deleted = await WithoutSamplesAsync(db, member, deleted, cancel);
        var latest = deleted.OrderByDescending(e => e.DeletedAt).ThenByDescending(e => e.Seq).Take(TrashPage.Size + 1);
        var rows = await latest
            .Join(
                db.Categories.Where(c => c.LedgerId == member.LedgerId), e => e.CategoryId, c => c.Id,
                (e, c) => new { e, c })
            .OrderByDescending(row => row.e.DeletedAt).ThenByDescending(row => row.e.Seq)
            .Select(row => new TrashListItem(
                row.e.Id, row.e.Seq, row.e.Date, row.e.Title, row.e.Amount, row.e.CreatedBy, row.e.CreatedAt,
                row.e.DeletedAt!.Value,
                new CategoryChoice(row.c.Id, row.c.Name, row.c.Color, row.c.Icon, row.c.Archived, 1),
                db.Changes
                    .Where(
                        c => c.LedgerId == member.LedgerId
                            && c.EntityId == row.e.Id
                            && EF.Functions.Like(c.After!, Deletion))
                    .OrderByDescending(c => c.Sequence)
                    .Select(c => db.PersonNames.Where(p => p.Id == c.UserId).Select(p => p.Name).FirstOrDefault())
                    .FirstOrDefault()))
            .ToListAsync(cancel);
        var more = rows.Count > TrashPage.Size;
        if (more) rows.RemoveAt(TrashPage.Size);
        return new TrashPage(
            await db.SequenceAsync(member, cancel), rows,
            more ? new TrashCursor(rows[^1].DeletedAt, rows[^1].Seq) : null);
    }

    /// <summary>Sample expenses leave as they came, in one: nobody looks for them, and undo brings them back.</summary>
    static async Task<IQueryable<Expense>> WithoutSamplesAsync(
        FinSightContext db, Member member, IQueryable<Expense> deleted, CancellationToken cancel)
    {
        var fills = await db.Changes
            .Where(
                c => c.LedgerId == member.LedgerId && c.IsHead && c.Source == Source.Demo && c.Intent == BatchKind.Do)
            .Select(c => c.BatchId).ToListAsync(cancel);
        return fills.Count == 0 ? deleted : deleted.Where(e => !fills.Contains(
            db.Changes
                .Where(
                    c => c.LedgerId == member.LedgerId
                        && c.EntityId == e.Id
                        && EF.Functions.Like(c.After!, Deletion))
                .OrderByDescending(c => c.Sequence).Select(c => c.OriginId ?? Guid.Empty).FirstOrDefault()));
    }

    /// <summary>Brings expenses back as one batch; those that are not in the trash stay as they are.</summary>
    /// <exception cref="NotFoundException">One of them is not in this ledger; nothing was restored.</exception>
    /// <exception cref="RuleException">
    /// One of them is not an adder's own of the last day; nothing was restored.
    /// </exception>
    public async Task<WriteResult> RestoreAsync(
        Member member, IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        await member.RequireAsync(member.CorrectionRole);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).CorrectAs(member);
        var wanted = ids.Distinct().ToList();
        var found = 0;
        foreach (var chunk in wanted.Chunk(ChunkSize))
            found += await db.Expenses.Of(member).CountAsync(e => chunk.Contains(e.Id), cancel);
        if (found < wanted.Count) throw new NotFoundException("expense");
        if (member.Role < Role.Editor)
            foreach (var chunk in wanted.Chunk(ChunkSize))
                await db.RefuseOthersAsync(
                    member, db.Expenses.Of(member).Where(e => chunk.Contains(e.Id)), time.GetUtcNow().UtcDateTime,
                    cancel);
        foreach (var chunk in wanted.Chunk(ChunkSize))
        {
            await db.InTransactionAsync(async () =>
            {
                foreach (var expense in await db.Expenses.Of(member).Where(e => chunk.Contains(e.Id))
                    .ToListAsync(cancel))
                    expense.Restore();
                return await db.SaveChangesAsync(cancel);
            }, cancel);
            db.ChangeTracker.Clear();
        }
        return db.Written();
    }
}

/// <param name="Sequence">The last change of the ledger that this page knows.</param>
/// <param name="Next">Where the page after this one starts; null on the last.</param>
public sealed record TrashPage(long Sequence, IReadOnlyList<TrashListItem> Rows, TrashCursor? Next)
{
    public const int Size = 50;
}

public sealed record TrashCursor(DateTime DeletedAt, long Seq);

/// <param name="Amount">Minor units.</param>
/// <param name="By">The display name of who deleted it; null where the log no longer knows.</param>
public sealed record TrashListItem(
    Guid Id, long Seq, DateOnly Date, string Title, long Amount, Guid CreatedBy, DateTime CreatedAt, DateTime DeletedAt,
    CategoryChoice Category, string? By);
