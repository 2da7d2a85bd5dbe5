using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Budgets;

sealed class BudgetChangeDescriber() : ChangeDescriberBase(BudgetLogDefinition.Kind)
{
    public override string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts)
    {
        var (category, amounts) = (Field(entry, "Category"), Field(entry, BudgetLogDefinition.Amounts));
        return entry.Kind switch
        {
            ChangeKind.Added =>
                category?.After is { } name
                    ? texts["Set a budget for {0}", name]
                    : texts["Set a budget for the whole ledger"],
            ChangeKind.Removed =>
                category?.Before is { } name
                    ? texts["Removed the budget for {0}", name]
                    : texts["Removed the budget for the whole ledger"],
            _ when category is not null =>
                texts["Moved a budget from {0} to {1}", category.Before ?? "", category.After ?? ""],
            _ when Field(entry, BudgetLogDefinition.EndsOn) is { After: not null } =>
                texts["Ended the budget for {0}", entry.Name],
            _ when Field(entry, BudgetLogDefinition.Pauses) is { } pauses =>
                PausedDateRangeSet.Read(pauses.After) is { Lines: [.., { To: null }] }
                ? texts["Paused the budget for {0}", entry.Name] : texts["Resumed the budget for {0}", entry.Name],
            _ when amounts is { Before: { } before, After: { } after } =>
                texts["Changed the budget for {0}: {1} → {2}", entry.Name, Last(before, ledger), Last(after, ledger)],
            _ => texts["Changed the budget for {0}", entry.Name],
        };
    }

    /// <summary>Budgets that end with the categories that were archived.</summary>
    public override string? TellAll(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts)
    {
        var (categories, budgets) =
            (entry.Kinds.GetValueOrDefault(CategoryLogDefinition.Kind),
                entry.Kinds.GetValueOrDefault(BudgetLogDefinition.Kind));
        if (categories == 0 || Field(entry, BudgetLogDefinition.EndsOn)?.After is null) return null;
        return (categories, budgets) switch
        {
            (1, 1) => texts["Archived the category {0}; its budget ends with this period", entry.Name],
            (1, _) => texts["Archived the category {0}; its {1} budgets end with their periods", entry.Name, budgets],
            (_, 1) => texts["Archived {0} categories; a budget ends with this period", categories],
            _ => texts["Archived {0} categories; {1} budgets end with their periods", categories, budgets],
        };
    }

    static string Last(string amounts, LedgerContext ledger) =>
        ledger.Amount(DatedBudgetAmounts.Read(amounts, ledger.Member.Currency).Last);
}
