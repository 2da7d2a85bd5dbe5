using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>
/// <c>friday</c> is the latest one, today included; <c>last friday</c> is before today, <c>next friday</c> after it,
/// and <c>this friday</c> and <c>friday last week</c> count weeks from Monday.
/// </summary>
sealed class WeekdayDateReader(DayCalculator days)
{
    public DateMatch? At(Sentence sentence, int first)
    {
        var at = first;
        if (sentence.Match(ref at, WordMeaning.WeekBefore) is not null
            && sentence.Match(ref at, WordMeaning.Weekday) is { } ofWeek)
            return Find(first, at, days.InWeek(ofWeek.Number, -1), rank: DateRank.Relative);
        at = first;
        var on = sentence.Match(ref at, WordMeaning.On) is not null;
        var which = sentence.Match(ref at, WordMeaning.Last)
            ?? sentence.Match(ref at, WordMeaning.Next)
            ?? sentence.Match(ref at, WordMeaning.This);
        if (sentence.Match(ref at, WordMeaning.Weekday) is not { } weekday) return null;
        if (which is null && sentence.Match(ref at, WordMeaning.WeekBefore) is not null)
            return Find(first, at, days.InWeek(weekday.Number, -1), rank: DateRank.Relative);
        return which?.Meaning switch
        {
            WordMeaning.Last => Find(first, at, days.Last(weekday.Number)),
            WordMeaning.Next => Find(first, at, days.Next(weekday.Number)),
            WordMeaning.This => Find(first, at, days.InWeek(weekday.Number, 0)),
            _ => Find(first, at, days.Latest(weekday.Number), certain: on || !weekday.AlsoAWord),
        };
    }

    static DateMatch Find(int first, int end, DateOnly date, bool certain = true, DateRank rank = DateRank.Weekday) =>
        new(first, end - first, date, certain ? DateCertainty.Certain : DateCertainty.ByPlace, rank);
}
