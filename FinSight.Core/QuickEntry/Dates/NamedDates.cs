using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>
/// Days with the name of their month, <c>5 May</c>, <c>May 5th 2026</c>, <c>3. Nov</c>, and days of the month alone,
/// <c>on the 1st</c>, <c>am 3.</c>. A bare <c>may 5</c> is a date only where another number is the amount: a line
/// always has an amount, and May can be a person.
/// </summary>
sealed class NamedDates(Days days, DateOrder order)
{
    public IEnumerable<DateFind> At(Sentence sentence, int first)
    {
        var at = first;
        var on = sentence.Match(ref at, Meaning.On) is not null;
        var the = sentence.Match(ref at, Meaning.The) is not null;
        if (MonthFirst(sentence, first, at, on) is { } monthFirst) yield return monthFirst;
        if ((DayNumber.Read(sentence, at) ?? (on ? DayNumber.Spoken(sentence, at) : null)) is not { } day) yield break;
        if (DayFirst(sentence, first, at + 1, day, on) is { } dayFirst) yield return dayFirst;
        else if (Alone(sentence, first, at, day, on, the) is { } alone) yield return alone;
    }

    DateFind? DayFirst(Sentence sentence, int first, int at, DayNumber day, bool on)
    {
        sentence.Match(ref at, Meaning.Of);
        if (sentence.Match(ref at, Meaning.Month) is not { } month) return null;
        return Find(sentence, first, at, day.Day, month.Number, day.Marked || on, usual: !order.MonthFirst);
    }

    DateFind? MonthFirst(Sentence sentence, int first, int at, bool on)
    {
        if (sentence.Match(ref at, Meaning.Month) is not { } month) return null;
        sentence.Match(ref at, Meaning.The);
        if (DayNumber.Read(sentence, at) is not { } day) return null;
        return Find(sentence, first, at + 1, day.Day, month.Number, day is { Marked: true, Dotted: false } || on, usual: order.MonthFirst);
    }

    DateFind? Find(Sentence sentence, int first, int end, int day, int month, bool certain, bool usual)
    {
        var year = DayNumber.Year(sentence, end);
        var date = year > 0 ? Days.Whole(day, month, year) : days.Latest(day, month);
        if (date is null) return null;
        certain |= year > 0 || sentence.HasWeekdayBeside(first, end);
        var rank = year > 0 ? DateRank.WholeDate : usual ? DateRank.DayAndMonth : DateRank.DayOfMonth;
        return new(first, end - first + (year > 0 ? 1 : 0), date.Value,
            certain ? DateCertainty.Certain : DateCertainty.IfAmountRemains, rank);
    }

    DateFind? Alone(Sentence sentence, int first, int at, DayNumber day, bool on, bool the)
    {
        if (days.LatestDayOfMonth(day.Day) is not { } date) return null;
        DateCertainty? certainty = day switch
        {
            { Marked: true } when on || the => DateCertainty.Certain,
            { Marked: true, Dotted: false } => DateCertainty.ByPlace,
            // "8 am" is a time.
            { Marked: false } when on && !the && first > 0 && !sentence.Words[first - 1].HasDigit => DateCertainty.IfAmountRemains,
            _ => null,
        };
        return certainty is null ? null : new(first, at + 1 - first, date, certainty.Value, DateRank.DayOfMonth);
    }
}
