using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>
/// Days with the name of their month, <c>5 May</c>, <c>May 5th 2026</c>, <c>3. Nov</c>, and days of the month alone,
/// <c>on the 1st</c>, <c>am 3.</c>. A bare <c>may 5</c> is a date only where another number is the amount: a line
/// always has an amount, and May can be a person.
/// </summary>
sealed class MonthNameDateReader(DayCalculator days, CultureDateOrder order, DateQuestionBuilder questions)
{
    const int YearsBack = 9;

    public IEnumerable<DateMatch> At(Sentence sentence, int first)
    {
        var at = first;
        var on = sentence.Match(ref at, WordMeaningKind.On) is not null;
        var the = sentence.Match(ref at, WordMeaningKind.The) is not null;
        foreach (var find in MonthFirst(sentence, first, at, on)) yield return find;
        var number = DayOfMonthMatch.Read(sentence, at) ?? (on ? DayOfMonthMatch.Spoken(sentence, at) : null);
        if (number is not { } day) yield break;
        var found = false;
        foreach (var find in DayFirst(sentence, first, at + 1, day, on))
        {
            found = true;
            yield return find;
        }
        if (!found && Alone(sentence, first, at, day, on, the) is { } alone) yield return alone;
    }

    IEnumerable<DateMatch> DayFirst(Sentence sentence, int first, int at, DayOfMonthMatch day, bool on)
    {
        sentence.Match(ref at, WordMeaningKind.Of);
        if (sentence.Match(ref at, WordMeaningKind.Month) is not { } month) return [];
        return Finds(sentence, first, at, day.Day, month.Number, day.Marked || on, usual: !order.MonthFirst);
    }

    IEnumerable<DateMatch> MonthFirst(Sentence sentence, int first, int at, bool on)
    {
        if (sentence.Match(ref at, WordMeaningKind.Month) is not { } month) return [];
        sentence.Match(ref at, WordMeaningKind.The);
        if (DayOfMonthMatch.Read(sentence, at) is not { IsInAMonth: true } day) return [];
        var certain = day is { Marked: true, Dotted: false } || on;
        return Finds(sentence, first, at + 1, day.Day, month.Number, certain, usual: order.MonthFirst);
    }

    IEnumerable<DateMatch> Finds(Sentence sentence, int first, int end, int day, int month, bool certain, bool usual)
    {
        var year = DayOfMonthMatch.Year(sentence, end);
        certain |= year > 0 || sentence.HasWeekdayBeside(first, end);
        var rank = year > 0 ? DateRank.WholeDate : usual ? DateRank.DayAndMonth : DateRank.DayOfMonth;
        yield return Find(sentence, first, end + (year > 0 ? 1 : 0), certain, rank, day, month, year);
        if (year == 0 && DayOfMonthMatch.ShortYear(sentence, end) is var near && IsNear(near))
            yield return Find(sentence, first, end + 1, certain: false, DateRank.WholeDate, day, month, near);
    }

    DateMatch Find(Sentence sentence, int first, int end, bool certain, DateRank rank, int day, int month, int year)
    {
        var date = year > 0 ? days.Whole(day, month, year) : days.Latest(day, month);
        var find = new DateMatch(
            first, end - first, date ?? days.Today, certain ? DateCertainty.Certain : DateCertainty.IfAmountRemains,
            rank);
        return date is null ? questions.Impossible(find, sentence, day, month, year) ?? find : find;
    }

    /// <summary>A year of two digits is one of the last, or the next.</summary>
    bool IsNear(int year) => year > 0 && days.Today.Year - days.FullYear(year) is >= -1 and <= YearsBack;

    DateMatch? Alone(Sentence sentence, int first, int at, DayOfMonthMatch day, bool on, bool the)
    {
        DateCertainty? certainty = day switch
        {
            { Marked: true } when on || the => DateCertainty.Certain,
            { IsInAMonth: false } => null,
            { Marked: true, Dotted: false } => DateCertainty.ByPlace,
            // "8 am" is a time.
            { Marked: false } when on && !the && first > 0 && !sentence.Words[first - 1].HasDigit =>
                DateCertainty.IfAmountRemains,
            _ => null,
        };
        if (certainty is null) return null;
        var date = days.LatestDayOfMonth(day.Day);
        var find = new DateMatch(first, at + 1 - first, date ?? days.Today, certainty.Value, DateRank.DayOfMonth);
        return date is null ? questions.Unreadable(find, sentence) : find;
    }
}
