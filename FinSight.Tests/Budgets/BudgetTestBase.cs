using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Categories;

namespace FinSight.Tests.Budgets;

/// <summary>Mara's ledger in November, on the 20th.</summary>
public abstract class BudgetTestBase : CategoryTestBase
{
    protected static readonly DateOnly Today = new(2026, 11, 20);

    protected BudgetService Budgets => House.Get<BudgetService>();

    protected UndoService Undo => House.Get<UndoService>();

    protected Money Chf(long minor) => new(minor, Mara.Currency);

    protected async Task<BudgetDetails> SetAsync(
        string? category, long minor, BudgetCycleKind cycle = BudgetCycleKind.Month, string? from = null,
        bool left = false, bool over = false) =>
        await Budgets.AddAsync(Mara, new(
            category is null ? null : await CategoryIdAsync(category), Chf(minor), cycle,
            from is null ? null : DateOnly.Parse(from, null), left, over), Today);

    protected async Task<ExpenseRow> SpendAsync(string category, long minor, string date, Member? by = null) =>
        await House.Expenses.AddAsync(
            by ?? Mara,
            Guid.CreateVersion7(),
            await House.FieldsAsync(Mara, minor: minor, category: category, date: date));

    protected async Task<BudgetsView> ViewAsync(DateOnly? today = null) =>
        await Budgets.ViewAsync(Mara, today ?? Today);

    protected async Task<BudgetLine> OnlyAsync(DateOnly? today = null) => Assert.Single((await ViewAsync(today)).Lines);

    protected async Task<Guid> CategoryIdAsync(string name) => (await House.CategoryAsync(Mara, name)).Id;

    /// <summary>A new category below another one.</summary>
    protected async Task<Guid> PartAsync(string name, string parent) =>
        (await Categories.AddAsync(Mara, new(name, "☕", "eating", ParentId: await CategoryIdAsync(parent)))).Row.Id;
}
