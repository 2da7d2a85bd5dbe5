using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>
/// Dates in digits: <c>2026-11-03</c> (ISO 8601), <c>3.11.2026</c>, <c>3.11.</c>, <c>3/11</c> in the culture's order,
/// and in cultures with dots <c>3.11</c>, where another number is the amount. What has the shape of a date and is none,
/// <c>2026-02-30</c>, is asked about.
/// </summary>
sealed partial class NumericDateReader(DayCalculator days, CultureDateOrder order, DateQuestionBuilder questions)
{
    const int LargestDay = 39;

    /// <summary>Fractions and the like; followed by a word of the title they are no date.</summary>
    static readonly string[] Fractions = ["1/2", "1/3", "2/3", "1/4", "3/4", "24/7", "9/11"];

    public DateMatch? At(Sentence sentence, int at)
    {
        if (!sentence.Words[at].HasDigit) return null;
        var text = sentence.Words[at].Numeral;
        if (YearFirst().Match(text) is { Success: true } iso)
            return Iso(sentence, at, Number(iso, 1), Number(iso, 2), Number(iso, 3));
        if (YearLast().Match(text) is { Success: true } whole) return Whole(sentence, at, whole);
        return DayMonth().Match(text) is { Success: true } part ? Part(sentence, at, part) : null;
    }

    DateMatch? Iso(Sentence sentence, int at, int year, int month, int day)
    {
        var find = new DateMatch(at, 1, days.Today, DateCertainty.Certain, DateRank.WholeDate);
        if (days.Whole(day, month, year) is { } date) return find with { Date = date };
        if (year is < 1900 or > 2199 || day is < 1 or > LargestDay || month < 1) return null;
        if (month <= 12) return questions.Impossible(find, sentence, day, month, year);
        return days.Whole(month, day, year) is { } turned ? questions.Unreadable(find, sentence, turned) : null;
    }

    DateMatch? Whole(Sentence sentence, int at, Match match)
    {
        var year = Number(match, 4);
        var find = new DateMatch(at, 1, days.Today, DateCertainty.Certain, DateRank.WholeDate);
        if (InOrder(match, (day, month) => days.Whole(day, month, year)) is { } date) return find with { Date = date };
        // 20-45-77 is the number of an account.
        if (match.Groups[2].Value == "-" && year < 100) return null;
        return Impossible(find, sentence, match, year) ?? (year < 100 ? null : questions.Unreadable(find, sentence));
    }

    DateMatch? Part(Sentence sentence, int at, Match match)
    {
        var dotted = match.Groups[2].Value == ".";
        if (!dotted && IsFraction(sentence, at)) return null;
        var certain = !dotted || match.Groups[4].Length > 0 || sentence.HasWeekdayBeside(at, at + 1);
        if (!certain && !order.HasDots) return null;
        var certainty = certain ? DateCertainty.Certain : DateCertainty.IfAmountRemains;
        var find = new DateMatch(at, 1, days.Today, certainty, DateRank.DayAndMonth);
        if (InOrder(match, days.Latest) is { } date)
            return find with { Date = date, IsTurned = !dotted && date.Day != Number(match, order.MonthFirst ? 3 : 1) };
        // 30/2 is fifteen where nothing else is the amount, and 32.1 an amount.
        if (!dotted) find = find with { Certainty = DateCertainty.IfAmountRemains };
        return certain && dotted || Number(match, 1) <= 31 && Number(match, 3) <= 31
            ? Impossible(find, sentence, match, 0)
            : null;
    }

    /// <summary>A half, a third, around the clock: where no amount is due it is no date.</summary>
    public static bool IsFraction(Word word) => Fractions.Contains(word.Core);

    static bool IsFraction(Sentence sentence, int at) => IsFraction(sentence.Words[at]) && sentence.IsFree(at + 1)
        && !sentence.Words[at + 1].HasDigit;

    /// <summary>
    /// Dots always mean the day first; of slashes the other order is tried where the culture's makes no date.
    /// </summary>
    DateOnly? InOrder(Match match, Func<int, int, DateOnly?> date)
    {
        var (first, second) = (Number(match, 1), Number(match, 3));
        if (match.Groups[2].Value == ".") return date(first, second);
        return order.MonthFirst
            ? date(second, first) ?? date(first, second)
            : date(first, second) ?? date(second, first);
    }

    DateMatch? Impossible(DateMatch find, Sentence sentence, Match match, int year)
    {
        var (day, month) = (Number(match, 1), Number(match, 3));
        if (match.Groups[2].Value != "." && (order.MonthFirst && day <= 12 || month > 12)) (day, month) = (month, day);
        return day is >= 1 and <= LargestDay ? questions.Impossible(find, sentence, day, month, year) : null;
    }

    static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\.?$")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^([0-9]{1,2})([/.])([0-9]{1,2})(\.?)$")]
    private static partial Regex DayMonth();
}
