using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Budgets;

sealed class BudgetTeller() : ChangeTeller(BudgetKind.Kind)
{
    public override string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts)
    {
        var (category, amounts) = (Field(entry, "Category"), Field(entry, BudgetKind.Amounts));
        return entry.Kind switch
        {
            ChangeKind.Added => category?.After is { } name ? texts["Set a budget for {0}", name] : texts["Set a budget for the whole ledger"],
            ChangeKind.Removed =>
                category?.Before is { } name ? texts["Removed the budget for {0}", name] : texts["Removed the budget for the whole ledger"],
            _ when category is not null => texts["Moved a budget from {0} to {1}", category.Before ?? "", category.After ?? ""],
            _ when Field(entry, BudgetKind.EndsOn) is { After: not null } => texts["Ended the budget for {0}", entry.Name],
            _ when amounts is { Before: { } before, After: { } after } =>
                texts["Changed the budget for {0}: {1} → {2}", entry.Name, Last(before, ledger), Last(after, ledger)],
            _ => texts["Changed the budget for {0}", entry.Name],
        };
    }

    static string Last(string amounts, LedgerContext ledger) => ledger.Amount(BudgetAmounts.Read(amounts, ledger.Member.Currency).Last);
}
