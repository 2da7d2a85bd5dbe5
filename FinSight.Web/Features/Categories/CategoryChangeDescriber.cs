using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Categories;

sealed class CategoryChangeDescriber() : ChangeDescriberBase(CategoryLogDefinition.Kind)
{
    public override string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) => entry switch
    {
        { Kind: ChangeKind.Added } => texts["Added the category {0}", entry.Name],
        { Kind: ChangeKind.Removed } => texts["Removed the category {0}", entry.Name],
        _ when Field(entry, CategoryLogDefinition.Name) is { } name =>
            texts["Renamed the category {0} to {1}", name.Before ?? "", name.After ?? ""],
        _ when Field(entry, CategoryLogDefinition.Archived) is { } archived => archived.After == bool.TrueString
            ? texts["Archived the category {0}", entry.Name] : texts["Revived the category {0}", entry.Name],
        _ => texts["Changed the category {0}", entry.Name],
    };

    /// <summary>A category that was archived and whose expenses or budgets have moved was merged.</summary>
    public override string? TellAll(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts)
    {
        var budgets = entry.Kinds.GetValueOrDefault(BudgetLogDefinition.Kind);
        if (entry.Kind == ChangeKind.Removed)
            return budgets > 0 ? texts["Removed the category {0} and its budgets", entry.Name].Value : null;
        if (Field(entry, CategoryLogDefinition.Archived)?.After != bool.TrueString) return null;
        if (entry.Kinds.GetValueOrDefault(CategoryLogDefinition.Kind) > 1)
            return texts["Archived the category {0} with its subcategories", entry.Name];
        var expenses = (entry.Count - 1 - budgets).ToString("N0", ledger.Culture);
        return budgets > 0
            ? texts["Merged the category {0} into another, with {1} expenses and its budgets", entry.Name, expenses]
            : texts["Merged the category {0} into another, with {1} expenses", entry.Name, expenses];
    }
}
