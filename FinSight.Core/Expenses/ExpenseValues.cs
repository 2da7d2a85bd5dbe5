using FinSight.Core.Changes;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

static class ExpenseValues
{
    /// <summary>Whether it has been given other values since a version; to go to the trash and back is no such thing.</summary>
    public static async Task<bool> HasOtherValuesAsync(
        this FinSightContext db, Expense expense, long version, CancellationToken cancel)
    {
        if (expense.Version == version) return false;
        var since = await db.Changes.AsNoTracking()
            .Where(c => c.LedgerId == expense.LedgerId && c.EntityId == expense.Id && c.EntityVersion > version)
            .Where(c => c.Kind != ChangeKind.LeftAlone).ToListAsync(cancel);
        return RowFields.Latest(since).Keys.Any(field => field != nameof(Expense.DeletedAt));
    }
}
