using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Changes many expenses in one batch, in short transactions, so that nobody else waits for long.</summary>
static class ExpenseChunkUpdater
{
    const int Size = 200;

    /// <param name="rows">Where the rows are read; one that has left it meanwhile is not changed.</param>
    /// <param name="seqs">Listed once, so that others who change the same rows never keep this going.</param>
    /// <param name="check">Throws where it may not be; asked in each transaction.</param>
    /// <exception cref="DbUpdateException">The database refused a row.</exception>
    public static async Task ChangeAsync(
        FinSightContext db, IQueryable<Expense> rows, IEnumerable<long> seqs, Action<Expense> change,
        CancellationToken cancel, Func<FinSightContext, Task>? check = null)
    {
        foreach (var chunk in seqs.Order().Chunk(Size)) await ChangeChunkAsync(db, rows, chunk, change, check, cancel);
    }

    /// <summary>
    /// Where somebody edits one of the rows just now, the others go without it; it is tried alone until it goes too.
    /// </summary>
    static async Task ChangeChunkAsync(
        FinSightContext db, IQueryable<Expense> rows, long[] seqs, Action<Expense> change,
        Func<FinSightContext, Task>? check, CancellationToken cancel)
    {
        while (!await TryAsync(db, rows.Where(e => seqs.Contains(e.Seq)), change, check, cancel))
        {
            if (seqs.Length == 1) continue;
            foreach (var half in seqs.Chunk((seqs.Length + 1) / 2))
                await ChangeChunkAsync(db, rows, half, change, check, cancel);
            return;
        }
    }

    // What an adder may change, and what is checked, is looked at where nobody else writes.
    static Task<bool> TryAsync(
        FinSightContext db, IQueryable<Expense> rows, Action<Expense> change, Func<FinSightContext, Task>? check,
        CancellationToken cancel) =>
        check is null && db.Batch!.Least >= Role.Editor
            ? TryChangeAsync(db, rows, change, cancel)
            : db.InTransactionAsync(async () =>
            {
                if (check is not null) await check(db);
                return await TryChangeAsync(db, rows, change, cancel);
            }, cancel);

    static async Task<bool> TryChangeAsync(
        FinSightContext db, IQueryable<Expense> rows, Action<Expense> change, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await foreach (var expense in rows.AsAsyncEnumerable().WithCancellation(cancel)) change(expense);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
