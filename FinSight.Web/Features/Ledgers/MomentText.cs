using FinSight.Core;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Ledgers;

static class MomentText
{
    /// <summary>Day and clock where the reader is, e.g. "Yesterday 14:20".</summary>
    public static string Of(DateTime at, LedgerContext ledger, TimeProvider time, IStringLocalizer texts)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(at, ledger.Person.Zone);
        var (day, today) = (DateOnly.FromDateTime(local), ledger.Person.Today(time));
        return $"{DayFormatter.Near(day, today, texts) ?? DayFormatter.Short(day, today)} {local.ToString("t", ledger.Culture)}";
    }
}
