using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Categories;

static class CategoryMerge
{
    const int ChunkSize = 300;

    /// <summary>Moves the expenses that one category holds now, live or in the trash, into another.</summary>
    /// <exception cref="MissingException">The other category has gone meanwhile.</exception>
    public static async Task MoveExpensesAsync(
        FinSightContext db, Member member, Guid fromId, Guid intoId, CancellationToken cancel)
    {
        var rows = db.Expenses.Of(member).Where(e => e.CategoryId == fromId);
        // Two questions, as live and deleted expenses have an index each. And listed once: a merge the other way, at the
        // same time, would never let a loop of "as long as there are any" come to its end.
        var live = await rows.Where(e => e.DeletedAt == null).Select(e => e.Seq).ToListAsync(cancel);
        var deleted = await rows.Where(e => e.DeletedAt != null).Select(e => e.Seq).ToListAsync(cancel);
        foreach (var chunk in live.Concat(deleted).Order().Chunk(ChunkSize)) await MoveAsync(db, rows, chunk, intoId, cancel);
    }

    /// <summary>Where somebody edits one of the rows just now, the others go without it; it is tried alone until it goes too.</summary>
    static async Task MoveAsync(
        FinSightContext db, IQueryable<Expense> rows, long[] seqs, Guid intoId, CancellationToken cancel)
    {
        while (!await TryMoveAsync(db, rows.Where(e => seqs.Contains(e.Seq)), intoId, cancel))
        {
            if (seqs.Length == 1) continue;
            foreach (var half in seqs.Chunk((seqs.Length + 1) / 2)) await MoveAsync(db, rows, half, intoId, cancel);
            return;
        }
    }

    static async Task<bool> TryMoveAsync(
        FinSightContext db, IQueryable<Expense> rows, Guid intoId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await foreach (var expense in rows.AsAsyncEnumerable().WithCancellation(cancel)) expense.MoveTo(intoId);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException problem) when (problem.IsOrphan())
        {
            throw new MissingException("category");
        }
    }
}
