using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>A day without its year that is still to come: nothing was paid on it.</summary>
static partial class FutureDateDetector
{
    /// <summary>Further ahead it is rather a day of the last year.</summary>
    const int Furthest = 60;

    public static bool In(AnalyzedMessage message, DateOnly today)
    {
        foreach (Match match in Day().Matches(message.Folded))
            if (Month(match) is { } month && IsAhead(Number(match, "d"), month, today)) return true;
        return false;
    }

    static int? Month(Match match) =>
        match.Groups["m"].Success ? Number(match, "m") : MonthNames.Of(match.Groups["w"].Value);

    static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    static bool IsAhead(int day, int month, DateOnly today)
    {
        var year = month < today.Month ? today.Year + 1 : today.Year;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && new DateOnly(year, month, day).DayNumber - today.DayNumber is > 1 and <= Furthest;
    }

    /// <summary>"5 December", "Dec 5", "05.12." and "12月5日"; "05/12" is of no one order.</summary>
    [GeneratedRegex(@"(?<![\d.,:/-])(?<d>\d{1,2})(?:\.|st|nd|rd|th|er|º|-)? ?(?:de |of |d')?(?<w>\p{L}[\p{L}\p{M}.]{2,})(?!\p{L}|[ .,-]{0,3}\d{4})"
        + @"|(?<!\p{L})(?<w>\p{L}{3,})\.? (?<d>\d{1,2})(?!\d|[.,:]\d|(?:st|nd|rd|th)?,? \d{4})"
        + @"|(?<![\d.,:/-]|\bklo? |\bkl\. |\bum |\bat |\bore |\balle )(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?! ?\d)"
        + @"|(?<!\d)(?<m>\d{1,2}) ?[月월] ?(?<d>\d{1,2}) ?[日일号號]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
