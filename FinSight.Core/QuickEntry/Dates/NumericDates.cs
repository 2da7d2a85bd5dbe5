using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>
/// Dates in digits: <c>2026-11-03</c> (ISO 8601), <c>3.11.2026</c>, <c>3.11.</c>, <c>3/11</c> in the culture's order,
/// and in cultures with dots <c>3.11</c>, where another number is the amount.
/// </summary>
sealed partial class NumericDates(Days days, DateOrder order)
{
    /// <summary>Fractions and the like; followed by a word of the title they are no date.</summary>
    static readonly string[] Fractions = ["1/2", "1/3", "2/3", "1/4", "3/4", "24/7", "9/11"];

    public DateFind? At(Sentence sentence, int at)
    {
        var word = sentence.Words[at];
        if (!word.HasDigit) return null;
        var text = word.Core;
        if (YearFirst().Match(text) is { Success: true } iso)
            return Find(at, Days.Whole(Number(iso, 3), Number(iso, 2), Number(iso, 1)), DateRank.WholeDate);
        if (YearLast().Match(text) is { Success: true } whole)
            return Find(at, InOrder(whole, (day, month) => Days.Whole(day, month, Number(whole, 4))), DateRank.WholeDate);
        if (DayMonth().Match(text) is not { Success: true } part) return null;
        var dotted = part.Groups[2].Value == ".";
        if (!dotted && Fractions.Contains(text) && sentence.IsFree(at + 1) && !sentence.Words[at + 1].HasDigit) return null;
        var certain = !dotted || part.Groups[4].Length > 0 || sentence.HasWeekdayBeside(at, at + 1);
        if (!certain && !order.HasDots) return null;
        return Find(at, InOrder(part, days.Latest), DateRank.DayAndMonth, certain);
    }

    /// <summary>Dots always mean the day first; of slashes the other order is tried where the culture's makes no date.</summary>
    DateOnly? InOrder(Match match, Func<int, int, DateOnly?> date)
    {
        var (first, second) = (Number(match, 1), Number(match, 3));
        if (match.Groups[2].Value == ".") return date(first, second);
        return order.MonthFirst ? date(second, first) ?? date(first, second) : date(first, second) ?? date(second, first);
    }

    static DateFind? Find(int at, DateOnly? date, DateRank rank, bool certain = true) => date is null
        ? null
        : new(at, 1, date.Value, certain ? DateCertainty.Certain : DateCertainty.IfAmountRemains, rank);

    static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\.?$")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^([0-9]{1,2})([/.])([0-9]{1,2})(\.?)$")]
    private static partial Regex DayMonth();
}
