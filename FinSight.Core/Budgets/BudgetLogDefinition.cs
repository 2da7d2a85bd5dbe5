using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Budgets;

/// <summary>Budgets in the log. One is called by its category's name, or by the ledger's.</summary>
public sealed class BudgetLogDefinition : LoggedEntityDefinition<Budget>
{
    public const string Kind = "Budget";
    public const string Category = "CategoryId";
    public const string Amounts = "Amounts";
    public const string EndsOn = "EndsOn";
    public const string RollsLeft = "RollsLeft";
    public const string RollsOver = "RollsOver";
    public const string Pauses = "Pauses";
    public const string WarnsAt = "WarnsAt";
    public const string WarnsOfPace = "WarnsOfPace";

    public BudgetLogDefinition() : base(Kind)
    {
        Field(b => b.CategoryId, Category, toldAs: "Category", refersTo: CategoryLogDefinition.Kind);
        Field(b => b.Cycle, "Cycle");
        Field(b => b.StartsOn, "StartsOn");
        Field(b => b.EndsOn, EndsOn);
        Field(b => b.Amounts, Amounts);
        Field(b => b.RollsLeft, RollsLeft);
        Field(b => b.RollsOver, RollsOver);
        Field(b => b.Pauses, Pauses);
        Field(b => b.WarnsAt, WarnsAt);
        Field(b => b.WarnsOfPace, WarnsOfPace);
    }

    public override int ReplayOrder => 3;

    internal override async Task<Dictionary<Guid, string>> NamesAsync(
        FinSightContext db, Member member, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var rows = await db.Budgets.Of(member)
            .Where(b => ids.Contains(b.Id))
            .Select(b => new { b.Id, b.CategoryId })
            .ToListAsync(cancel);
        var categories = rows.Select(row => row.CategoryId).OfType<Guid>().ToList();
        var names = await db.Categories.Of(member)
            .Where(c => categories.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return rows.ToDictionary(row => row.Id, row => row.CategoryId is { } id ? names[id] : member.LedgerName);
    }

    internal override bool IsChecked(EntityEntry row) => row.State is EntityState.Added or EntityState.Modified;

    // One that comes back may find another one in its place by now.
    internal override async Task CheckAsync(FinSightContext db, Member member, CancellationToken cancel)
    {
        var all = await db.Budgets.Of(member).AsNoTracking().ToListAsync(cancel);
        if (all.Any(budget => BudgetRules.IsTaken(budget, all, member.Currency)))
            throw new DbUpdateException("Two budgets would give out for the same days.");
    }
}
