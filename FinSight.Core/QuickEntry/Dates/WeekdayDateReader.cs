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
        if (sentence.Match(ref at, WordMeaningKind.WeekBefore) is not null
            && sentence.Match(ref at, WordMeaningKind.Weekday) is { } ofWeek)
            return Find(first, at, days.InWeek(ofWeek.Number, -1), rank: DateRank.Relative);
        at = first;
        var on = sentence.Match(ref at, WordMeaningKind.On) is not null;
        var which = sentence.Match(ref at, WordMeaningKind.Last)
            ?? sentence.Match(ref at, WordMeaningKind.Next)
            ?? sentence.Match(ref at, WordMeaningKind.This);
        if (sentence.Match(ref at, WordMeaningKind.Weekday) is not { } weekday) return null;
        if (which is null && sentence.Match(ref at, WordMeaningKind.WeekBefore) is not null)
            return Find(first, at, days.InWeek(weekday.Number, -1), rank: DateRank.Relative);
        return which?.Meaning switch
        {
            WordMeaningKind.Last => Find(first, at, days.Last(weekday.Number)),
            WordMeaningKind.Next => Find(first, at, days.Next(weekday.Number)),
            WordMeaningKind.This => Find(first, at, days.InWeek(weekday.Number, 0)),
            _ => Find(first, at, days.Latest(weekday.Number), certain: on || !weekday.AlsoAWord),
        };
    }

    static DateMatch Find(int first, int end, DateOnly date, bool certain = true, DateRank rank = DateRank.Weekday) =>
        new(first, end - first, date, certain ? DateCertainty.Certain : DateCertainty.ByPlace, rank);
}
