using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Adds one expense, or finds one that is to be changed and saves what became of it.</summary>
static class ExpenseSaveExtensions
{
    /// <exception cref="NotFoundException">There is no such expense in this ledger.</exception>
    public static async Task<Expense> FindExpenseAsync(
        this FinSightContext db, Member member, Guid id, CancellationToken cancel) =>
        await db.Expenses.Of(member).SingleOrDefaultAsync(e => e.Id == id, cancel)
            ?? throw new NotFoundException("expense");

    /// <summary>Whether new expenses may have the category.</summary>
    public static Task<bool> IsUsableAsync(
        this FinSightContext db, Member member, Guid categoryId, CancellationToken cancel) =>
        db.Categories.Of(member).AnyAsync(c => c.Id == categoryId && !c.Archived, cancel);

    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public static async Task<ExpenseRow> AddExpenseAsync(
        this FinSightContext db, Member member, Guid id, ExpenseInput fields, DateTime now, CancellationToken cancel)
    {
        member.CheckCurrency(fields.Amount);
        var expense = new Expense(id, member.LedgerId, member.UserId, now, fields);
        db.Expenses.Add(expense);
        await db.TagAsync(member, expense, fields.Tags, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException problem) when (problem.IsOrphan() || problem.IsArchived())
        {
            throw UnusableCategory();
        }
        return await db.RowAsync(member, expense, cancel);
    }

    /// <exception cref="ConflictException{TRow}">Somebody else was faster.</exception>
    /// <exception cref="RuleException">Its category has gone.</exception>
    public static async Task<ExpenseRow> SaveExpenseAsync(
        this FinSightContext db, Member member, Expense expense, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return await db.RowAsync(member, expense, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            throw new ConflictException<ExpenseRow>(
                await db.RowAsync(member, await db.FindExpenseAsync(member, expense.Id, cancel), cancel));
        }
        catch (DbUpdateException problem) when (problem.IsOrphan())
        {
            throw UnusableCategory();
        }
    }

    /// <exception cref="RuleException">The amount is in another currency than the ledger.</exception>
    public static void CheckCurrency(this Member member, Money? amount)
    {
        if (amount is { Currency: var currency } && currency != member.Currency)
            throw new RuleException(Rules.Expenses.AmountNotInLedgerCurrency, member.Currency.Code);
    }

    public static RuleException UnusableCategory() => new(Rules.Expenses.CategoryMissing);
}
