using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

static class ExpensePermissionExtensions
{
    /// <exception cref="RuleException">One of the rows is not the member's to change.</exception>
    public static async Task RefuseOthersAsync(
        this FinSightContext db, Member member, IQueryable<Expense> rows, DateTime now, CancellationToken cancel)
    {
        var added = await rows.Select(e => new { e.CreatedBy, e.CreatedAt }).ToListAsync(cancel);
        if (!added.TrueForAll(e => member.MayCorrect(e.CreatedBy, e.CreatedAt, now))) throw NotYours();
    }

    /// <summary>The row itself, where it is the member's to change.</summary>
    /// <exception cref="RuleException">It is not.</exception>
    public static Expense For(this Expense expense, Member member, TimeProvider time) =>
        expense.IsFor(member, time.GetUtcNow().UtcDateTime) ? expense : throw NotYours();

    static RuleException NotYours() => new(Rules.Ledgers.NotYoursToCorrect, Member.CorrectionHours);
}
