using FinSight.Core.Alerts;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Alerts;

/// <summary>Alerts in words.</summary>
static class AlertText
{
    const int Full = 100;

    public static string Of(CrossedBudgetLine alert, LedgerContext ledger, IStringLocalizer texts)
    {
        var name = Name(alert, texts);
        var limit = ledger.AmountWithCode(alert.Limit);
        if (alert.IsOfPace) return texts["{0}: at this pace the period ends above {1}.", name, limit];
        if (alert.Threshold != Full) return texts["{0}: {1}% of {2} is used up.", name, alert.Threshold, limit];
        // How much it is over changes with the next expense: the budget itself says it.
        return alert.Spent > alert.Limit ? texts["{0}: over its budget of {1}.", name, limit]
            : texts["{0}: its budget of {1} is used up.", name, limit];
    }

    /// <summary>For where others may look on.</summary>
    public static string WithoutAmounts(CrossedBudgetLine alert, IStringLocalizer texts)
    {
        var name = Name(alert, texts);
        if (alert.IsOfPace) return texts["{0}: at this pace the period ends above the budget.", name];
        if (alert.Threshold != Full) return texts["{0}: {1}% of the budget is used up.", name, alert.Threshold];
        return alert.Spent > alert.Limit
            ? texts["{0}: over its budget.", name]
            : texts["{0}: its budget is used up.", name];
    }

    static string Name(CrossedBudgetLine alert, IStringLocalizer texts) =>
        alert.Category is { } category ? Bidi.Isolate(category) : texts["The whole ledger"].Value;
}
