using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Demo;

/// <summary>Sample expenses to look around with: one batch in, and the same batch out again.</summary>
public sealed class DemoService(IDbContextFactory<FinSightContext> contexts, ExpenseService expenses, TimeProvider time)
{
    public async Task<DemoView> StateAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        return new DemoView(await db.SequenceAsync(member, cancel), await BatchAsync(db, member, cancel) is not null);
    }

    /// <summary>Adds about a year of expenses that ends today.</summary>
    /// <param name="today">The date where the member is.</param>
    /// <param name="translate">
    /// Into the member's language; answers with the key itself where there is no translation.
    /// </param>
    /// <exception cref="RuleException">They are in the ledger already, or the member may not edit.</exception>
    public async Task<WriteResult> FillAsync(
        Member member, DateOnly today, Func<string, string> translate, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Editor);
        if ((await StateAsync(member, cancel)).IsFilled) throw new RuleException(Rules.Demo.Filled);
        var categories = await CategoriesAsync(member, cancel);
        return await expenses.AddManyAsync(
            member.From(Source.Demo),
            DemoExpenseGenerator.Until(today).Select(row => new ExpenseInput(
                DemoExpenseGenerator.Shop(row.Title, member.Currency) ?? translate(row.Title),
                new Money(Minor(row.Cents, member.Currency), member.Currency),
                DemoCategoryPicker.Match(row.Category, categories, translate), row.Date)),
            await BudgetsAsync(member, today, categories, translate, cancel), cancel);
    }

    /// <summary>Some budgets, where there are none yet.</summary>
    async Task<IReadOnlyList<Budget>> BudgetsAsync(
        Member member, DateOnly today, IReadOnlyList<CategoryChoice> categories, Func<string, string> translate,
        CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Budgets.Of(member).AnyAsync(cancel)) return [];
        var first = Month.Containing(today, member.FirstDay).Add(-DemoExpenseGenerator.MonthsOfBudgets)
            .Days(member.FirstDay).First;
        return [.. DemoExpenseGenerator.Budgets
            .Select(budget => (Id: DemoCategoryPicker.Match(budget.Category, categories, translate), budget.Cents))
            .DistinctBy(budget => budget.Id)
            .Select(budget => new Budget(
                member.LedgerId, budget.Id,
                new(
                    BudgetCycleKind.Month, first, null,
                    DatedBudgetAmounts.Of(first, Minor(budget.Cents, member.Currency)), false, false),
                BudgetWarningSettings.Usual, member.Currency))];
    }

    /// <summary>Takes them out again. Those that somebody changed since stay, and are named.</summary>
    /// <exception cref="RuleException">There are none in this ledger, or the member may not edit.</exception>
    public async Task<UndoResult> RemoveAsync(Member member, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var batchId = await BatchAsync(db, member, cancel) ?? throw new RuleException(Rules.Demo.Missing);
        var batch = new BatchContext(member.From(Source.Demo), BatchKind.Undo, batchId, Role.Editor);
        return await new BatchUndoRunner(db.Write(batch), batch, time).RunAsync(cancel);
    }

    /// <summary>
    /// The batch that brought them, as long as it stands: undo may have taken it back, and redo repeated it.
    /// </summary>
    static async Task<Guid?> BatchAsync(FinSightContext db, Member member, CancellationToken cancel)
    {
        var batchId = await db.Changes
            .Where(
                c => c.LedgerId == member.LedgerId && c.IsHead && c.Source == Source.Demo && c.Intent == BatchKind.Do)
            .OrderByDescending(c => c.Sequence).Select(c => (Guid?)c.BatchId).FirstOrDefaultAsync(cancel);
        if (batchId is null) return null;
        var last = await db.Changes.Where(c => c.LedgerId == member.LedgerId && c.IsHead && c.OriginId == batchId)
            .OrderByDescending(c => c.Sequence).Select(c => new { c.Intent, c.Sequence }).FirstOrDefaultAsync(cancel);
        return last is not { Intent: BatchKind.Undo }
            || await BatchUndoRunner.IsCutShortAsync(db, member, batchId.Value, last.Intent, last.Sequence, cancel)
                ? batchId
                : null;
    }

    async Task<List<CategoryChoice>> CategoriesAsync(Member member, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Categories.Of(member).Where(c => !c.Archived).OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new CategoryChoice(c.Id, c.Name, c.Color, c.Icon, c.Archived)).ToListAsync(cancel);
    }

    // In a currency without decimals a unit is worth little: 47.85 is 4785 there.
    static long Minor(long cents, Currency currency) =>
        currency.Exponent == 0 ? cents : cents * (currency.MinorPerUnit / 100);
}

/// <param name="Sequence">The last change of the ledger that this knows.</param>
/// <param name="IsFilled">The sample expenses are in the ledger.</param>
public sealed record DemoView(long Sequence, bool IsFilled);
