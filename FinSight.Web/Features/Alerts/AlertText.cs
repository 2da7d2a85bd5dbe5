using FinSight.Core.Alerts;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Alerts;

/// <summary>Alerts in words.</summary>
static class AlertText
{
    const int Full = 100;

    public static string Of(AlertLine alert, LedgerContext ledger, IStringLocalizer texts)
    {
        var name = alert.Category is { } category ? Bidi.Isolate(category) : texts["The whole ledger"].Value;
        var limit = ledger.AmountWithCode(alert.Limit);
        if (alert.IsOfPace) return texts["{0}: at this pace the period ends above {1}.", name, limit];
        return alert.Spent > alert.Limit ? texts["{0}: {1} over the {2} of this period.", name, ledger.AmountWithCode(alert.Spent - alert.Limit), limit]
            : alert.Threshold == Full ? texts["{0}: the {1} of this period are used up.", name, limit]
            : texts["{0}: {1} % of {2} are used up.", name, alert.Threshold, limit];
    }
}
