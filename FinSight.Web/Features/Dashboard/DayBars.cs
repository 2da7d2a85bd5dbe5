using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Dashboard;

/// <summary>
/// The days of a month, small: the figures stand in the list. One piece of markup, made of numbers only: as elements,
/// the bars would take 10 KiB of memory in each open page.
/// </summary>
static class DayBars
{
    const float Tallest = 24, Lowest = 3;

    public static MarkupString Of(IReadOnlyList<long> days, DateOnly first, DateOnly today)
    {
        var most = days.Max();
        var bars = new StringBuilder("""<svg class="days" aria-hidden="true">""");
        for (var i = 0; i < days.Count; i++)
        {
            var height = most > 0 && days[i] > 0 ? Math.Max(Lowest, Tallest * days[i] / most) : Lowest;
            bars.Append(CultureInfo.InvariantCulture,
                $"""<rect{Kind(first.AddDays(i), today)} x="{i * 100f / days.Count:0.##}%" width="{70f / days.Count:0.##}%" y="{Tallest - height:0.##}" height="{height:0.##}" />""");
        }
        return new(bars.Append("</svg>").ToString());
    }

    static string? Kind(DateOnly day, DateOnly today) =>
        day == today ? " class=\"now\"" : day > today ? " class=\"rest\"" : null;
}
