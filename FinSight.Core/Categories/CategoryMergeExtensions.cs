using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Categories;

static class CategoryMergeExtensions
{
    const int ChunkSize = 300;

    /// <summary>Moves the expenses that one category holds now, live or in the trash, into another.</summary>
    /// <exception cref="NotFoundException">The other category has gone meanwhile.</exception>
    /// <exception cref="RuleException">It was archived meanwhile; what had not moved by then stayed.</exception>
    public static async Task MoveExpensesAsync(
        FinSightContext db, Member member, Guid fromId, Guid intoId, CancellationToken cancel)
    {
        var rows = db.Expenses.Of(member).Where(e => e.CategoryId == fromId);
        // Two questions, as live and deleted expenses have an index each. And listed once, since more may come.
        var live = await rows.Where(e => e.DeletedAt == null).Select(e => e.Seq).ToListAsync(cancel);
        var deleted = await rows.Where(e => e.DeletedAt != null).Select(e => e.Seq).ToListAsync(cancel);
        foreach (var seqs in live.Concat(deleted).Order().Chunk(ChunkSize))
        {
            await db.InTransactionAsync(async () =>
            {
                db.ChangeTracker.Clear();
                RefuseArchived(await db.Categories.Of(member).SingleOrDefaultAsync(c => c.Id == intoId, cancel));
                await foreach (var expense in rows.Where(e => seqs.Contains(e.Seq))
                    .AsAsyncEnumerable().WithCancellation(cancel))
                    expense.MoveTo(intoId);
                return await db.SaveChangesAsync(cancel);
            }, cancel);
        }
    }

    public static void RefuseArchived(Category? into)
    {
        if (into is null) throw new NotFoundException("category");
        if (into.Archived) throw new RuleException(Rules.Categories.MergedIntoArchived, into.Name);
    }
}
