using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Budgets;

/// <summary>Keeps the budgets of a ledger. Each call is one batch; when it returns, the change is on disk.</summary>
public sealed class BudgetService(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>All budgets as they stand at one moment.</summary>
    /// <param name="today">The date where the reader is.</param>
    public async Task<BudgetsView> ViewAsync(Member member, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        return await db.BudgetsViewAsync(member, today, cancel);
    }

    /// <summary>
    /// What tells, while an expense is being typed, what it does to the budgets; null where there are none.
    /// </summary>
    /// <param name="day">The date of the expense, or where it is not known yet, the reader's today.</param>
    public async Task<BudgetEvaluator?> BookAsync(Member member, DateOnly day, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        if (!await db.Budgets.Of(member).AnyAsync(cancel)) return null;
        return await db.BudgetBookAsync(
            member, await db.CategoryChoicesAsync(member, cancel), [day], withPace: false, cancel);
    }

    /// <exception cref="RuleException">A field breaks a rule, or there is such a budget already.</exception>
    public Task<WriteResult<BudgetDetails>> AddAsync(
        Member member, BudgetInput fields, DateOnly today, CancellationToken cancel = default) =>
        ChangeAsync(member, db => AddAsync(db, member, fields, today, cancel), cancel);

    /// <summary>Sets several as one batch, all or none.</summary>
    /// <exception cref="RuleException">A field breaks a rule, or there is such a budget already.</exception>
    public async Task<WriteResult> AddManyAsync(
        Member member, IReadOnlyCollection<BudgetInput> many, DateOnly today, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Editor);
        await db.InTransactionAsync(async () =>
        {
            foreach (var fields in many) await AddAsync(db, member, fields, today, cancel);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return db.Written();
    }

    static async Task<Budget> AddAsync(
        FinSightContext db, Member member, BudgetInput fields, DateOnly today, CancellationToken cancel)
    {
        var definition = BudgetRules.Definition(fields, member.Currency, member.FirstDay, today);
        await RefuseCategoryAsync(db, member, fields.CategoryId, cancel);
        var warnings = fields.Warnings with { Percents = BudgetWarningSettings.Check(fields.Warnings.Percents) };
        var budget = new Budget(member.LedgerId, fields.CategoryId, definition, warnings, member.Currency);
        await db.Budgets.Of(member).LoadAsync(cancel);
        var all = db.Budgets.Local;
        if (all.Count >= BudgetRules.Most) throw new RuleException(Rules.Budgets.TooMany, BudgetRules.Most);
        if (BudgetRules.IsTaken(budget, all, member.Currency)) throw new RuleException(Rules.Budgets.PeriodTaken);
        return db.Budgets.Add(budget).Entity;
    }

    /// <summary>
    /// Changes fields of a budget. What others have changed in its other fields since the version stays.
    /// </summary>
    /// <param name="version">The version that the editor saw.</param>
    /// <exception cref="NotFoundException">There is no such budget in this ledger.</exception>
    /// <exception cref="ConflictException{TRow}">One of these fields was changed to something else
    /// since that version.</exception>
    /// <exception cref="RuleException">The amount breaks a rule.</exception>
    public Task<WriteResult<BudgetDetails>> EditAsync(
        Member member, Guid id, long version, BudgetEdit edit, DateOnly today, CancellationToken cancel = default) =>
        ChangeAsync(member, async db =>
        {
            var budget = await FindAsync(db, member, id, cancel);
            var definition = edit.Over(budget.Definition(member.Currency), member.Currency, member.FirstDay, today);
            var typed = new Budget(
                member.LedgerId, budget.CategoryId, definition, edit.Over(budget.Warnings), member.Currency);
            if (edit.Amount is null) typed.KeepAmountsOf(budget);
            if (!await db.RebaseAsync(typed, budget, version, BudgetEdit.Fields, cancel))
                throw new ConflictException<BudgetDetails>(BudgetDetails.Of(budget, member.Currency));
            budget.Become(typed);
            return budget;
        }, cancel);

    /// <summary>Ends a budget with the period of today, or with its first one where that has not begun.</summary>
    /// <exception cref="NotFoundException">There is no such budget in this ledger.</exception>
    public Task<WriteResult<BudgetDetails>> EndAsync(
        Member member, Guid id, DateOnly today, CancellationToken cancel = default) =>
        ChangeAsync(member, async db =>
        {
            var budget = await FindAsync(db, member, id, cancel);
            budget.End(member, today);
            return budget;
        }, cancel);

    /// <summary>
    /// Lets a budget rest from the period of today on: it neither warns nor counts. One that
    /// does not run stays as it is.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such budget in this ledger.</exception>
    public Task<WriteResult<BudgetDetails>> PauseAsync(
        Member member, Guid id, DateOnly today, CancellationToken cancel = default) =>
        PauseAsync(member, id, on: true, today, cancel);

    /// <summary>Lets a budget that rests count again, from the period of today on.</summary>
    /// <exception cref="NotFoundException">There is no such budget in this ledger.</exception>
    public Task<WriteResult<BudgetDetails>> ResumeAsync(
        Member member, Guid id, DateOnly today, CancellationToken cancel = default) =>
        PauseAsync(member, id, on: false, today, cancel);

    Task<WriteResult<BudgetDetails>> PauseAsync(
        Member member, Guid id, bool on, DateOnly today, CancellationToken cancel) =>
        ChangeAsync(member, async db =>
        {
            var budget = await FindAsync(db, member, id, cancel);
            budget.Pause(budget.Definition(member.Currency).Pause(on, today, member.FirstDay).Pauses);
            return budget;
        }, cancel);

    /// <summary>Removes a budget with its history; undo brings it back.</summary>
    /// <exception cref="NotFoundException">There is no such budget in this ledger.</exception>
    public Task<WriteResult<BudgetDetails>> RemoveAsync(Member member, Guid id, CancellationToken cancel = default) =>
        ChangeAsync(member, async db => db.Budgets.Remove(await FindAsync(db, member, id, cancel)).Entity, cancel);

    static async Task RefuseCategoryAsync(FinSightContext db, Member member, Guid? categoryId, CancellationToken cancel)
    {
        if (categoryId is null) return;
        var category = await db.Categories.Of(member).AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == categoryId, cancel)
            ?? throw new RuleException(Rules.Budgets.CategoryMissing);
        if (category.Archived) throw new RuleException(Rules.Budgets.CategoryArchived, category.Name);
    }

    static async Task<Budget> FindAsync(FinSightContext db, Member member, Guid id, CancellationToken cancel) =>
        await db.Budgets.Of(member).SingleOrDefaultAsync(b => b.Id == id, cancel)
            ?? throw new NotFoundException("budget");

    /// <summary>Decided on what is there, and saved before anybody else can change it.</summary>
    async Task<WriteResult<BudgetDetails>> ChangeAsync(
        Member member, Func<FinSightContext, Task<Budget>> change, CancellationToken cancel)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Editor);
        var budget = await db.InTransactionAsync(async () =>
        {
            var changed = await change(db);
            await db.SaveChangesAsync(cancel);
            return changed;
        }, cancel);
        return db.Written(BudgetDetails.Of(budget, member.Currency));
    }
}
