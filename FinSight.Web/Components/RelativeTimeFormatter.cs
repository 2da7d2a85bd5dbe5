using FinSight.Core.Accounts;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Components;

/// <summary>How long ago something was, as people say it: "20 minutes ago", "a day ago", "25 Nov 2026".</summary>
static class RelativeTimeFormatter
{
    /// <param name="at">UTC.</param>
    public static string Of(DateTime at, Person reader, TimeProvider time, IStringLocalizer texts)
    {
        var minutes = (int)(time.GetUtcNow().UtcDateTime - at).TotalMinutes;
        if (minutes < 1) return texts["just now"];
        if (minutes < 60) return minutes == 1 ? texts["a minute ago"] : texts["{0} minutes ago", minutes];
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, reader.Zone));
        return (reader.Today(time).DayNumber - day.DayNumber) switch
        {
            <= 0 => minutes < 120 ? texts["an hour ago"] : texts["{0} hours ago", minutes / 60],
            1 => texts["a day ago"],
            _ => DayFormatter.LongIn(reader.Culture, day),
        };
    }
}
