using System.Globalization;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry.Dates;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>
/// Days as people name them in a filter, in the words of quick entry, where a month is all its days: <c>yesterday</c>,
/// <c>last month</c>, <c>November</c>, <c>seit Montag</c>, <c>letzte 3 Monate</c>.
/// </summary>
/// <param name="firstDay">The day on which the ledger's months start.</param>
public sealed class DayPhraseReader(DateOnly today, CultureInfo culture, int firstDay)
{
    const int ShortestName = 4, MostCount = 999, DaysInWeek = 7, MonthsInYear = 12;

    readonly DayCalculator _days = new(today);

    /// <summary>The longest phrase there; null where the words are about something else.</summary>
    public DayPhrase? Read(IReadOnlyList<string> words, int first)
    {
        var sentence = new Sentence(string.Join(' ', words));
        if (sentence.Count != words.Count) return null;
        var at = first;
        var (since, until) = (sentence.Match(ref at, WordMeaningKind.Since) is not null, false);
        if (!since) until = sentence.Match(ref at, WordMeaningKind.Until) is not null;
        if (!since && !until) sentence.Match(ref at, WordMeaningKind.On);
        var moving = Relative(sentence, ref at);
        if ((moving ?? Range(sentence, ref at)) is not { } range) return null;
        return Expense.EarliestDate <= range.First && range.Last <= Expense.LatestDate
            ? new DayPhrase(at - first, until ? null : range.First, since ? null : range.Last, moving is not null)
            : null;
    }

    DateRange? Range(Sentence sentence, ref int at) =>
        NamedMonth(sentence, ref at) ?? Day(sentence, ref at) ?? Date(sentence, ref at);

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
        if (unit.Meaning == WordMeaningKind.Months) return Current.Add(steps * unit.Number).Days(firstDay);
        if (unit.Number == 1) return One(_days.Add(steps));
        var monday = _days.InWeek(1, 0).AddDays(steps * unit.Number);
        return new(monday, monday.AddDays(unit.Number - 1));
    }

    /// <summary>So many up to today, with the running one among them.</summary>
    DateRange LastOf(LexiconEntry unit, int count) => unit.Meaning == WordMeaningKind.Months
        ? new(Current.Add(1 - count * unit.Number).Days(firstDay).First, Current.Days(firstDay).Last)
        : new(_days.Add(1 - count * unit.Number), today);

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

    DateRange? Date(Sentence sentence, ref int at)
    {
        var first = at;
        var find = new DateReader(today, culture).All(sentence)
            .Where(find => find.First == first && find.Problem is null && find.Count > 1)
            .Where(find => find.Certainty == DateCertainty.Certain || find.Rank >= DateRank.DayAndMonth)
            .OrderByDescending(find => find.Rank).ThenByDescending(find => find.Count).FirstOrDefault();
        if (find is null) return null;
        at = find.End;
        return One(find.Date);
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
        sentence.Match(ref at, WordMeaningKind.Days) ?? sentence.Match(ref at, WordMeaningKind.Months);

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
