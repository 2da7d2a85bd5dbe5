using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>
/// Adds, edits and deletes the expenses of a member's ledger. When a call returns, the change is on disk.
/// </summary>
public sealed class ExpenseService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    const int ChunkSize = 100;

    /// <summary>
    /// Adds an expense under an id that the caller chose; the same id again answers with the existing row.
    /// </summary>
    /// <exception cref="RuleException">A field breaks a rule, or the id can't be used.</exception>
    public async Task<WriteResult<ExpenseRow>> AddAsync(
        Member member, Guid id, ExpenseInput fields, CancellationToken cancel = default)
    {
        await using var db = await WriteAsync(member, cancel);
        if (id == Guid.Empty) throw UnusableId();
        try
        {
            return db.Written(await WriteAsync(db, member, id, fields, cancel));
        }
        catch (Exception problem) when (problem is RuleException
            || problem is DbUpdateException update && update.IsDuplicate())
        {
            // Asked only now: hardly any add is a retry.
            db.ChangeTracker.Clear();
            if (await ExistingAsync(db, member, id, cancel) is { } existing) return db.Written(existing);
            throw;
        }
    }

    /// <summary>Adds an expense once more, with all that it has but its date.</summary>
    /// <exception cref="NotFoundException">There is no such expense in this ledger, or it was deleted.</exception>
    /// <exception cref="RuleException">Its category is archived.</exception>
    public async Task<WriteResult<ExpenseRow>> RepeatAsync(
        Member member, Guid id, DateOnly date, CancellationToken cancel = default)
    {
        await using var db = await WriteAsync(member, cancel);
        var row = await db.InTransactionAsync(async () =>
        {
            var first = await db.FindExpenseAsync(member, id, cancel);
            if (first.DeletedAt is not null) throw new NotFoundException("expense");
            if (!await db.IsUsableAsync(member, first.CategoryId, cancel))
                throw new RuleException(Rules.Expenses.RepeatArchived, first.Title);
            var fields = new ExpenseInput(
                first.Title, new Money(first.Amount, member.Currency), first.CategoryId, date, first.Note);
            var again = new Expense(
                Guid.CreateVersion7(), member.LedgerId, member.UserId, time.GetUtcNow().UtcDateTime, fields);
            again.Tag(TagIds.Split(first.TagIds));
            db.Expenses.Add(again);
            await db.SaveChangesAsync(cancel);
            return await db.RowAsync(member, again, cancel);
        }, cancel);
        return db.Written(row);
    }

    /// <summary>Adds many as one batch, in short transactions, so that nobody else waits for long.</summary>
    /// <exception cref="RuleException">A field breaks a rule; nothing was added.</exception>
    public Task<WriteResult> AddManyAsync(
        Member member, IEnumerable<ExpenseInput> many, CancellationToken cancel = default) =>
        AddManyAsync(member, many, [], cancel);

    /// <param name="along">Other rows of the ledger that come with them.</param>
    internal async Task<WriteResult> AddManyAsync(
        Member member, IEnumerable<ExpenseInput> many, IEnumerable<ILedgerEntity> along, CancellationToken cancel)
    {
        await using var db = await WriteAsync(member, cancel);
        var categories = await db.Categories.Of(member).Where(c => !c.Archived).Select(c => c.Id)
            .ToHashSetAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var expenses = many.Select(fields =>
        {
            member.CheckCurrency(fields.Amount);
            if (!categories.Contains(fields.CategoryId)) throw ExpenseSaveExtensions.UnusableCategory();
            var expense = new Expense(Guid.CreateVersion7(), member.LedgerId, member.UserId, now, fields);
            return (Expense: expense, Tags: TagRules.All(fields.Tags ?? []));
        }).ToList();
        db.AddRange(along);
        foreach (var chunk in expenses.Chunk(ChunkSize))
        {
            await db.InTransactionAsync(async () =>
            {
                db.Expenses.AddRange(chunk.Select(row => row.Expense));
                await db.TagAsync(member, chunk, cancel);
                return await db.SaveChangesAsync(cancel);
            }, cancel);
            db.ChangeTracker.Clear();
        }
        return db.Written();
    }

    /// <summary>The row as it is, be it in the trash; null where there is none.</summary>
    public async Task<ExpenseRow?> FindAsync(Member member, Guid id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var expense = await db.Expenses.Of(member).AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel);
        return expense is null ? null : await db.RowAsync(member, expense, cancel);
    }

    /// <summary>
    /// Changes fields of an expense. What others have changed in its other fields since the version stays.
    /// </summary>
    /// <param name="version">The version that the editor saw.</param>
    /// <exception cref="NotFoundException">There is no such expense in this ledger, or it was deleted.</exception>
    /// <exception cref="ConflictException{TRow}">
    /// One of these fields was changed to something else since that version.
    /// </exception>
    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public Task<WriteResult<ExpenseRow>> EditAsync(
        Member member, Guid id, long version, ExpenseEdit edit, CancellationToken cancel = default) =>
        ChangeAsync(member, id, version, edit, revive: false, cancel);

    /// <summary>Takes an expense out of the trash and changes it, as one batch.</summary>
    /// <param name="version">The version that the editor saw, in the trash or before.</param>
    /// <exception cref="NotFoundException">There is no such expense in this ledger.</exception>
    /// <exception cref="ConflictException{TRow}">
    /// One of these fields was changed to something else since that version.
    /// </exception>
    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public Task<WriteResult<ExpenseRow>> ReviveAsync(
        Member member, Guid id, long version, ExpenseEdit edit, CancellationToken cancel = default) =>
        ChangeAsync(member, id, version, edit, revive: true, cancel);

    /// <summary>Puts an expense in the trash; doing it twice is doing it once.</summary>
    /// <exception cref="NotFoundException">There is no such expense in this ledger.</exception>
    /// <exception cref="RuleException">An adder did not add it, or not within the last day.</exception>
    public async Task<WriteResult> DeleteAsync(Member member, Guid id, CancellationToken cancel = default)
    {
        await using var db = await CorrectAsync(member, cancel);
        await db.InTransactionAsync(async () =>
        {
            (await db.FindExpenseAsync(member, id, cancel)).For(member, time).Delete(time.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return db.Written();
    }

    // Nobody writes between the look at what others did and the save.
    async Task<WriteResult<ExpenseRow>> ChangeAsync(
        Member member, Guid id, long version, ExpenseEdit edit, bool revive, CancellationToken cancel)
    {
        await using var db = await CorrectAsync(member, cancel);
        var row = await db.InTransactionAsync(async () =>
        {
            var expense = (await db.FindExpenseAsync(member, id, cancel)).For(member, time);
            if (expense.DeletedAt is not null && !revive) throw new NotFoundException("expense");
            member.CheckCurrency(edit.Amount);
            var typed = edit.Over(expense, member.Currency);
            await db.TagAsync(member, typed, edit.Tags, cancel);
            if (!await db.RebaseAsync(typed, expense, version, ExpenseEdit.Fields, cancel))
                throw new ConflictException<ExpenseRow>(await db.RowAsync(member, expense, cancel));
            if (typed.CategoryId != expense.CategoryId && !await db.IsUsableAsync(member, typed.CategoryId, cancel))
                throw ExpenseSaveExtensions.UnusableCategory();
            expense.Become(typed);
            expense.Restore();
            return await db.SaveExpenseAsync(member, expense, cancel);
        }, cancel);
        return db.Written(row);
    }

    async Task<FinSightContext> WriteAsync(Member member, CancellationToken cancel)
    {
        await member.RequireToAddAsync();
        return (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
    }

    async Task<FinSightContext> CorrectAsync(Member member, CancellationToken cancel)
    {
        await member.RequireAsync(member.CorrectionRole);
        return (await contexts.CreateDbContextAsync(cancel)).CorrectAs(member);
    }

    // Nobody may make or remove a tag between the look for it and the save; without tags, nobody waits.
    Task<ExpenseRow> WriteAsync(
        FinSightContext db, Member member, Guid id, ExpenseInput fields, CancellationToken cancel)
    {
        return fields.Tags is { Count: > 0 } ? db.InTransactionAsync(AddAsync, cancel) : AddAsync();

        Task<ExpenseRow> AddAsync() =>
            db.AddExpenseAsync(member, id, fields, time.GetUtcNow().UtcDateTime, cancel);
    }

    static async Task<ExpenseRow?> ExistingAsync(FinSightContext db, Member member, Guid id, CancellationToken cancel)
    {
        // The one query that looks beyond the ledger: an id is unique across all of them.
        var existing = await db.Expenses.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel);
        if (existing is null) return null;
        return existing.LedgerId == member.LedgerId ? await db.RowAsync(member, existing, cancel) : throw UnusableId();
    }

    static RuleException UnusableId() => new(Rules.Expenses.IdUnusable);
}
