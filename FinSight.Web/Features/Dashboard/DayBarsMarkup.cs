using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Dashboard;

/// <summary>
/// The days of a month, small: the figures stand in the list. One piece of markup, made of numbers only: as elements,
/// the bars would take 10 KiB of memory in each open page.
/// </summary>
static class DayBarsMarkup
{
    const double Height = 24, Lowest = 3, Nothing = 1;

    /// <summary>
    /// By their square roots, so that a rent leaves something of the other days; refunds hang from the line.
    /// </summary>
    public static MarkupString Of(IReadOnlyList<long> days, DateOnly first, DateOnly today)
    {
        var (up, down) = (Math.Sqrt(Math.Max(days.Max(), 0)), Math.Sqrt(Math.Max(-days.Min(), 0)));
        var scale = up + down > 0 ? Height / (up + down) : 0;
        var line = scale > 0 ? up * scale : Height;
        var bars = new StringBuilder("""<svg class="days" aria-hidden="true">""");
        for (var i = 0; i < days.Count; i++)
        {
            var height = days[i] == 0 ? Nothing : Math.Clamp(Math.Sqrt(Math.Abs(days[i])) * scale, Lowest, Height);
            var top = Math.Clamp(days[i] < 0 ? line : line - height, 0, Height - height);
            bars.Append(CultureInfo.InvariantCulture,
                $"""<rect{Kind(first.AddDays(i), today)} x="{i * 100f / days.Count:0.##}%" width="{70f / days.Count:0.##}%" y="{top:0.##}" height="{height:0.##}" />""");
        }
        return new(bars.Append("</svg>").ToString());
    }

    static string? Kind(DateOnly day, DateOnly today) =>
        day == today ? " class=\"now\"" : day > today ? " class=\"rest\"" : null;
}
