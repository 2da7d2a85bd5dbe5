using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Tests;

/// <summary>Edits that state every field, as somebody does who types all of them anew.</summary>
static class ExpenseEditExtensions
{
    public static Task<WriteResult<ExpenseRow>> EditAsync(
        this ExpenseService expenses,
        Member member,
        Guid id,
        long version,
        ExpenseInput fields,
        CancellationToken cancel = default) =>
        expenses.EditAsync(member, id, version, Of(fields), cancel);

    public static Task<WriteResult<ExpenseRow>> ReviveAsync(
        this ExpenseService expenses,
        Member member,
        Guid id,
        long version,
        ExpenseInput fields,
        CancellationToken cancel = default) =>
        expenses.ReviveAsync(member, id, version, Of(fields), cancel);

    static ExpenseEdit Of(ExpenseInput fields) =>
        new(fields.Title ?? "", fields.Amount, fields.CategoryId, fields.Date, fields.Note ?? "", fields.Tags);
}
