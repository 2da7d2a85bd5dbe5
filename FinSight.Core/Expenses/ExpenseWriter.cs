using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Does operations within a transaction that is open, together where they allow it.</summary>
sealed class ExpenseWriter(FinSightContext db, Member member, TimeProvider time)
{
    readonly DateTime _now = time.GetUtcNow().UtcDateTime;
    HashSet<Guid> _categories = [];

    public async Task PrepareAsync(IEnumerable<ExpenseOperation> operations, CancellationToken cancel)
    {
        if (operations.Any(operation => operation is ExpenseOperation.Add or ExpenseOperation.Change))
            _categories = await db.Categories.Of(member).Where(c => !c.Archived).Select(c => c.Id)
                .ToHashSetAsync(cancel);
    }

    /// <summary>
    /// With one save. Null where something is refused, or where one row is meant twice; nothing is written then.
    /// </summary>
    public async Task<List<ExpenseOperationResult>?> TryTogetherAsync(
        IReadOnlyList<ExpenseOperation> operations, CancellationToken cancel)
    {
        if (operations.Select(operation => operation.Id).Distinct().Count() < operations.Count) return null;
        try
        {
            return await db.InTransactionAsync(async () =>
            {
                var rows = new List<Expense>(operations.Count);
                var known = await KnownAsync(operations, cancel);
                foreach (var operation in operations)
                    rows.Add(await DoAsync(operation, known.GetValueOrDefault(operation.Id), cancel));
                await TagAllAsync(operations, rows, cancel);
                await db.SaveChangesAsync(cancel);
                var told = await db.WithTagsAsync(member, [.. rows.Select(ExpenseRow.Of)], cancel);
                return told.Zip(operations, (row, operation) => new ExpenseOperationResult(row, null, operation.IsAdd))
                    .ToList();
            }, cancel);
        }
        catch (Exception problem) when (IsRefusal(problem))
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    public async Task<ExpenseOperationResult> TryAsync(ExpenseOperation operation, CancellationToken cancel)
    {
        try
        {
            return await db.InTransactionAsync(async () =>
            {
                var known = await db.Expenses.Of(member).SingleOrDefaultAsync(e => e.Id == operation.Id, cancel);
                if (operation is ExpenseOperation.Add add && known is not null)
                    return new ExpenseOperationResult(
                        (await db.AddedAsAsync(
                            member, await db.RowAsync(member, known, cancel), add.Fields, cancel, add.IsTyped)).Row,
                        null);
                var row = await DoAsync(operation, known, cancel);
                await TagAllAsync([operation], [row], cancel);
                await db.SaveChangesAsync(cancel);
                return new ExpenseOperationResult(await db.RowAsync(member, row, cancel), null, operation.IsAdd);
            }, cancel);
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            return new(null, new RuleException(Rules.Expenses.IdUnusable));
        }
        catch (DbUpdateException lost) when (lost.IsOrphan() || lost.IsArchived())
        {
            return new(null, ExpenseSaveExtensions.UnusableCategory());
        }
        catch (Exception problem) when (IsRefusal(problem))
        {
            return new(null, problem);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    async Task<Dictionary<Guid, Expense>> KnownAsync(IEnumerable<ExpenseOperation> operations, CancellationToken cancel)
    {
        var ids = operations.Where(operation => !operation.IsAdd).Select(operation => operation.Id).ToList();
        return ids.Count == 0
            ? []
            : await db.Expenses.Of(member).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
    }

    /// <summary>Without its tags, and without a save.</summary>
    async Task<Expense> DoAsync(ExpenseOperation operation, Expense? known, CancellationToken cancel)
    {
        if (operation is ExpenseOperation.Add { Fields: var fields }) return Add(operation.Id, fields);
        var expense = (known ?? throw new NotFoundException("expense")).For(member, time);
        if (operation.Version is { } version && version != expense.Version)
            throw new ConflictException<ExpenseRow>(await db.RowAsync(member, expense, cancel));
        switch (operation)
        {
            case ExpenseOperation.Change { Edit: var edit }:
                if (expense.DeletedAt is not null) throw new NotFoundException("expense");
                member.CheckCurrency(edit.Amount);
                var typed = edit.Over(expense, member.Currency);
                if (typed.CategoryId != expense.CategoryId) CheckCategory(typed.CategoryId);
                expense.Become(typed);
                break;
            case ExpenseOperation.Delete:
                expense.Delete(_now);
                break;
            default:
                expense.Restore();
                break;
        }
        return expense;
    }

    Expense Add(Guid id, ExpenseInput fields)
    {
        if (id == Guid.Empty) throw new RuleException(Rules.Expenses.IdUnusable);
        member.CheckCurrency(fields.Amount);
        var expense = new Expense(id, member.LedgerId, member.UserId, _now, fields);
        CheckCategory(fields.CategoryId);
        db.Expenses.Add(expense);
        return expense;
    }

    Task TagAllAsync(IReadOnlyList<ExpenseOperation> operations, List<Expense> rows, CancellationToken cancel)
    {
        var tagged = new List<(Expense, IReadOnlyList<string>)>();
        for (var i = 0; i < operations.Count; i++)
        {
            var names = operations[i] switch
            {
                ExpenseOperation.Add add => add.Fields.Tags ?? [],
                ExpenseOperation.Change change => change.Edit.Tags,
                _ => null,
            };
            if (names is null) continue;
            rows[i].Tag([]);
            tagged.Add((rows[i], TagRules.All(names)));
        }
        return db.TagAsync(member, [.. tagged], cancel);
    }

    void CheckCategory(Guid id)
    {
        if (!_categories.Contains(id)) throw ExpenseSaveExtensions.UnusableCategory();
    }

    static bool IsRefusal(Exception problem) => problem is RuleException and not FullDiskException
        or NotFoundException or ConflictException or DbUpdateConcurrencyException
        || problem is DbUpdateException update && (update.IsDuplicate() || update.IsOrphan() || update.IsArchived());
}
