using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Does what programs ask for to expenses, one or many: one batch, one undo.</summary>
public sealed class ExpenseBatchService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public const int Most = 1_000;

    /// <summary>Of those that go item by item: others write in between.</summary>
    const int ChunkSize = 50;

    /// <summary>
    /// Does all of it or, where one fails, nothing; of more than <see cref="Most"/>, each part of so many for itself.
    /// </summary>
    public Task<ExpenseBatchResult> RunAllAsync(
        Member member, IReadOnlyList<ExpenseOperation> operations, CancellationToken cancel = default) =>
        RunAsync(member, operations, Most, isAtomic: true, cancel);

    /// <summary>Does what can be done, item by item, in short transactions.</summary>
    public Task<ExpenseBatchResult> RunEachAsync(
        Member member, IReadOnlyList<ExpenseOperation> operations, CancellationToken cancel = default) =>
        RunAsync(member, operations, ChunkSize, isAtomic: false, cancel);

    async Task<ExpenseBatchResult> RunAsync(
        Member member, IReadOnlyList<ExpenseOperation> operations, int size, bool isAtomic, CancellationToken cancel)
    {
        await using var db = await WriteAsync(member, operations, cancel);
        var outcomes = new List<ExpenseOperationResult>(operations.Count);
        foreach (var chunk in operations.Chunk(size))
        {
            try
            {
                outcomes.AddRange(
                    await db.InTransactionAsync(() => ChunkAsync(db, member, chunk, isAtomic, cancel), cancel));
            }
            catch (FailedException failed)
            {
                outcomes.AddRange(failed.Outcomes);
            }
            db.ChangeTracker.Clear();
        }
        var (batch, sequence, _) = db.Written();
        return new(outcomes, batch, sequence);
    }

    async Task<FinSightContext> WriteAsync(
        Member member, IReadOnlyList<ExpenseOperation> operations, CancellationToken cancel)
    {
        if (operations.Any(operation => operation.IsAdd)) await member.RequireToAddAsync();
        if (operations.All(operation => operation.IsAdd))
            return (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        await member.RequireAsync(member.CorrectionRole);
        return (await contexts.CreateDbContextAsync(cancel)).CorrectAs(member);
    }

    async Task<List<ExpenseOperationResult>> ChunkAsync(
        FinSightContext db, Member member, ExpenseOperation[] chunk, bool isAtomic, CancellationToken cancel)
    {
        var writer = new ExpenseWriter(db, member, time);
        await writer.PrepareAsync(chunk, cancel);
        var outcomes = await writer.TryTogetherAsync(chunk, cancel);
        if (outcomes is null)
        {
            // One of them is refused: each for itself tells which.
            outcomes = [];
            foreach (var operation in chunk) outcomes.Add(await writer.TryAsync(operation, cancel));
        }
        return isAtomic && outcomes.Any(outcome => outcome.Problem is not null)
            ? throw new FailedException(outcomes)
            : outcomes;
    }

    /// <summary>Takes the transaction back.</summary>
    sealed class FailedException(IReadOnlyList<ExpenseOperationResult> outcomes) : Exception
    {
        /// <summary>What would have been done otherwise is none.</summary>
        public IReadOnlyList<ExpenseOperationResult> Outcomes { get; } =
            [.. outcomes.Select(outcome => outcome with { Row = null, IsNew = false })];
    }
}
