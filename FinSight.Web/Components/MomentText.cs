using FinSight.Core;
using FinSight.Web.Components.Layout;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Components;

static class MomentText
{
    /// <summary>Day and clock where the reader is, e.g. "Yesterday 14:20".</summary>
    public static string Of(DateTime at, Visit visit, TimeProvider time, IStringLocalizer texts)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(at, visit.Person.Zone);
        var (day, today) = (DateOnly.FromDateTime(local), visit.Person.Today(time));
        return $"{DayText.Near(day, today, texts) ?? DayText.Short(day, today)} {local.ToString("t", visit.Culture)}";
    }
}
