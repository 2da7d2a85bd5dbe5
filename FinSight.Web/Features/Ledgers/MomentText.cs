using FinSight.Core.Accounts;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Ledgers;

static class MomentText
{
    /// <summary>Day and clock where the reader is, e.g. "Yesterday 14:20".</summary>
    public static string Of(DateTime at, Person reader, TimeProvider time, IStringLocalizer texts)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(at, reader.Zone);
        var (day, today) = (DateOnly.FromDateTime(local), reader.Today(time));
        var name = DayFormatter.Near(day, today, texts) ?? DayFormatter.Short(day, today);
        return $"{name} {local.ToString("t", reader.Culture)}";
    }
}
