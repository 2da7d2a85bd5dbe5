using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Categories;

static class CategoryMerge
{
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
        try
        {
            await ExpenseChunks.ChangeAsync(db, rows, live.Concat(deleted), e => e.MoveTo(intoId), cancel);
        }
        catch (DbUpdateException problem) when (problem.IsOrphan())
        {
            throw new MissingException("category");
        }
    }
}
