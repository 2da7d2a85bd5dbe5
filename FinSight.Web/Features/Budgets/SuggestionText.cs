using FinSight.Core.Budgets;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Budgets;

/// <summary>Why an amount is suggested.</summary>
static class SuggestionText
{
    public static string Of(BudgetSuggestion suggestion, LedgerContext ledger, IStringLocalizer texts) =>
        suggestion.Months == 1
            ? texts["You spent {0} last month.", ledger.AmountWithCode(suggestion.Median)]
            : texts["In the last {2} months you spent {0} to {1} a month; typically {3}.",
                ledger.Amount(suggestion.Lowest), ledger.Amount(suggestion.Highest), suggestion.Months,
                ledger.AmountWithCode(suggestion.Median)];
}
