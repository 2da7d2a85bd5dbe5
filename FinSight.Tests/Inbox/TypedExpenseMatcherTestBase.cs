using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

/// <summary>Payments that somebody typed by hand, and a phone that tells of them.</summary>
public abstract class TypedExpenseMatcherTestBase : CaptureTestBase
{
    private protected async Task<ExpenseRow> TypeAsync(
        string title, long minor = 450, string day = "2026-11-23", Member? by = null) =>
        (await House.Expenses.AddAsync(
            by ?? Mara, Guid.CreateVersion7(), await House.FieldsAsync(by ?? Mara, title, minor, date: day))).Row;

    private protected async Task<PaymentEvidence> EvidenceOfAsync(Guid expense)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.Evidence.AsNoTracking().SingleAsync(one => one.ExpenseId == expense);
    }
}
