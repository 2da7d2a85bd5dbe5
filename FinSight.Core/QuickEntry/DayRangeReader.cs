using System.Globalization;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry.Dates;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>Days without a word for the side that they bound.</summary>
/// <param name="MovesOn">They are others tomorrow, or next month.</param>
/// <param name="LacksYear">A day and a month were typed, and the year was taken from today.</param>
readonly record struct FoundDays(DateRange Days, bool MovesOn = false, bool LacksYear = false);

/// <summary>Reads the days that a phrase is about: a date, a weekday, a month, or some of them from today.</summary>
sealed class DayRangeReader(DateOnly today, CultureInfo culture, int firstDay)
{
    const int ShortestName = 4, MostCount = 999, MonthsInYear = 12;

    readonly DayCalculator _days = new(today);

    readonly DateReader _dates = new(today, culture);

    /// <param name="isOpen">A word before says that days follow: then a year or a month in digits is one.</param>
    public FoundDays? Read(Sentence sentence, ref int at, bool isOpen)
    {
        if (at >= sentence.Count) return null;
        if (Relative(sentence, ref at) is { } moving) return new(moving, MovesOn: true);
        if ((NamedMonth(sentence, ref at) ?? Day(sentence, ref at)) is { } named) return new(named);
        return Date(sentence, ref at) ?? (isOpen ? Calendar(sentence, ref at) : null);
    }

    /// <summary>Whether the text alone is a date in digits.</summary>
    public bool IsDate(string text)
    {
        var (sentence, at) = (new Sentence(text), 0);
        return sentence.Count == 1 && Date(sentence, ref at) is not null;
    }

    /// <summary>This week, last month, next year, last Monday, last November, last 3 months.</summary>
    DateRange? Relative(Sentence sentence, ref int at)
    {
        var end = at;
        int? step = sentence.Match(ref end, WordMeaningKind.Last) is not null ? -1
            : sentence.Match(ref end, WordMeaningKind.Next) is not null ? 1
            : sentence.Match(ref end, WordMeaningKind.This) is not null ? 0 : null;
        if (step is not { } steps) return null;
        DateRange? range = Unit(sentence, ref end) is { } unit ? Step(unit, steps)
            : steps < 0 && Count(sentence, ref end) is { } count && Unit(sentence, ref end) is { } many
                ? LastOf(many, count)
            : sentence.Match(ref end, WordMeaningKind.Weekday) is { } weekday ? One(Weekday(weekday.Number, steps))
            : sentence.Match(ref end, WordMeaningKind.Month) is { } month ? MonthAt(month.Number, steps)
            : null;
        if (range is not null) at = end;
        return range;
    }

    DateRange Step(LexiconEntry unit, int steps)
    {
        if (unit.Meaning == WordMeaningKind.Months && unit.Number == MonthsInYear) return Year(today.Year + steps);
        if (unit.Meaning != WordMeaningKind.Days)
            return Months(Start(unit).Add(steps * unit.Number), unit.Number);
        if (unit.Number == 1) return One(_days.Add(steps));
        var monday = _days.InWeek(1, 0).AddDays(steps * unit.Number);
        return new(monday, monday.AddDays(unit.Number - 1));
    }

    /// <summary>So many up to today, with the running one among them.</summary>
    DateRange LastOf(LexiconEntry unit, int count) => unit.Meaning switch
    {
        WordMeaningKind.Quarters => Months(Start(unit).Add((1 - count) * unit.Number), count * unit.Number),
        WordMeaningKind.Months => Months(Current.Add(1 - count * unit.Number), count * unit.Number),
        _ => new(_days.Add(1 - count * unit.Number), today),
    };

    // The running month, or the first one of the running quarter.
    Month Start(LexiconEntry unit) => Current.Add(-((Current.Number - 1) % unit.Number));

    DateRange Months(Month first, int count) =>
        new(first.Days(firstDay).First, first.Add(count - 1).Days(firstDay).Last);

    DateOnly Weekday(int weekday, int steps) =>
        steps < 0 ? _days.Last(weekday) : steps > 0 ? _days.Next(weekday) : _days.InWeek(weekday, 0);

    /// <summary>A short name may well be the beginning of another word: it counts beside a year.</summary>
    DateRange? NamedMonth(Sentence sentence, ref int at)
    {
        var end = at;
        if (sentence.Match(ref end, WordMeaningKind.Month) is not { Number: var number }) return null;
        if (DayOfMonthMatch.Year(sentence, end) is > 0 and var year)
        {
            at = end + 1;
            return new Month(year, number).Days(firstDay);
        }
        // "November 5" is a day.
        if (DayOfMonthMatch.Read(sentence, end) is { IsInAMonth: true } || !IsName(sentence, at)) return null;
        at = end;
        return MonthAt(number, number > Current.Number ? -1 : 0);
    }

    DateRange? Day(Sentence sentence, ref int at)
    {
        var end = at;
        DateOnly? day = sentence.Match(ref end, WordMeaningKind.Day) is { AlsoAWord: false } near
            ? _days.Add(near.Number)
            : IsName(sentence, at) && sentence.Match(ref end, WordMeaningKind.Weekday) is { AlsoAWord: false } weekday
                ? _days.Latest(weekday.Number)
            : null;
        if (day is null) return null;
        at = end;
        return One(day.Value);
    }

    FoundDays? Date(Sentence sentence, ref int at)
    {
        var first = at;
        var find = _dates.All(sentence)
            .Where(find => find.First == first && find.Problem is null)
            .Where(find => find.Count > 1 ? IsLikely(find) : IsInDigits(find, sentence.Words[first]))
            .OrderByDescending(find => find.Rank).ThenByDescending(find => find.Count).FirstOrDefault();
        if (find is null) return null;
        at = find.End;
        return new(One(find.Date), LacksYear: find.Rank == DateRank.DayAndMonth);
    }

    static bool IsLikely(DateMatch find) =>
        find.Certainty == DateCertainty.Certain || find.Rank >= DateRank.DayAndMonth;

    /// <summary>Nobody is asked here: 3.11 may be an amount, and 11/24 a date in the other order only.</summary>
    static bool IsInDigits(DateMatch find, Word word) => find.Certainty == DateCertainty.Certain && !find.IsTurned
        && find.Rank >= DateRank.DayAndMonth && !NumericDateReader.IsFraction(word);

    /// <summary>2026 and 2026-03.</summary>
    public static FoundDays? Calendar(Sentence sentence, ref int at)
    {
        if (!sentence.IsOpen(at) || !FilterDayParser.TryRead(sentence.Words[at].Text, out var days)) return null;
        if (days is not ({ } first, { } last) || last < first) return null;
        at++;
        return new(new(first, last));
    }

    Month Current => Month.Containing(today, firstDay);

    /// <summary>The last one before this month, the next one after it, or that of this year.</summary>
    DateRange MonthAt(int month, int steps)
    {
        var years = steps < 0 && month >= Current.Number ? -1 : steps > 0 && month <= Current.Number ? 1 : 0;
        return new Month(Current.Year + years, month).Days(firstDay);
    }

    static bool IsName(Sentence sentence, int at) =>
        sentence.Words[at].Key is { Length: >= ShortestName } or "MAY" or "MAI";

    static LexiconEntry? Unit(Sentence sentence, ref int at) =>
        sentence.Match(ref at, WordMeaningKind.Days) ?? sentence.Match(ref at, WordMeaningKind.Months)
        ?? sentence.Match(ref at, WordMeaningKind.Quarters);

    static int? Count(Sentence sentence, ref int at)
    {
        if (sentence.Match(ref at, WordMeaningKind.Number) is { Number: > 0 and var number }) return number;
        if (!sentence.IsOpen(at) || !int.TryParse(
            sentence.Words[at].Numeral, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        if (count is < 1 or > MostCount) return null;
        at++;
        return count;
    }

    static DateRange Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    static DateRange One(DateOnly day) => new(day, day);
}
