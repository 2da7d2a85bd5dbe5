using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>The questions about a date, with the days that can be meant.</summary>
sealed class DateQuestionBuilder(DayCalculator days)
{
    const int YearsBack = 6, MostReadings = 3;

    /// <summary>A date like 31 November; null where it is no date at all.</summary>
    /// <param name="year">0 where none was typed.</param>
    public DateMatch? Impossible(DateMatch find, Sentence sentence, int day, int month, int year)
    {
        if (month is < 1 or > 12 || year is not 0 and (< 0 or > 9998)) return null;
        var nearest = days.Nearest(day, month, year);
        return find with { Date = nearest[0], Problem = DoesNotExist(sentence, find, nearest) };
    }

    /// <summary>Like a date of thirteen months: there is no other day to offer than these.</summary>
    public DateMatch Unreadable(DateMatch find, Sentence sentence, params DateOnly[] readings) =>
        find with { Date = readings.FirstOrDefault(days.Today), Problem = DoesNotExist(sentence, find, readings) };

    /// <summary>The find with a question where its weekday is another, or where it is far ahead.</summary>
    public DateMatch Checked(DateMatch find, Sentence sentence)
    {
        if (find.Problem is not null || find.Rank is DateRank.Weekday or DateRank.Relative) return find;
        if (Weekday(sentence, find) is { } weekday && weekday != DayCalculator.WeekdayOf(find.Date))
            return find with { Problem = OtherWeekday(sentence, find, weekday) };
        return days.IsFarAhead(find.Date) ? find with { Problem = FarAhead(sentence, find) } : find;
    }

    QuickEntryProblem OtherWeekday(Sentence sentence, DateMatch find, int weekday) =>
        new(Rules.QuickEntry.OtherWeekday, Typed(sentence, find), Readings(OnWeekday(find, weekday)));

    QuickEntryProblem FarAhead(Sentence sentence, DateMatch find) =>
        new(Rules.QuickEntry.FarAhead, Typed(sentence, find), Readings([find.Date, .. Past(find.Date)]));

    IEnumerable<DateOnly> OnWeekday(DateMatch find, int weekday)
    {
        var date = find.Date;
        yield return date;
        var ahead = (weekday - DayCalculator.WeekdayOf(date) + 7) % 7;
        yield return date.AddDays(ahead > 3 ? ahead - 7 : ahead);
        if (find.Rank == DateRank.WholeDate) yield break;
        for (var back = 1; back <= YearsBack; back++)
            if (days.Whole(date.Day, date.Month, date.Year - back) is { } past
                && DayCalculator.WeekdayOf(past) == weekday)
                yield return past;
    }

    IEnumerable<DateOnly> Past(DateOnly date) => days.Latest(date.Day, date.Month) is { } past ? [past] : [];

    /// <summary>
    /// The weekday beside a date. A short one that is a word, too, stands at the end where it follows.
    /// </summary>
    static int? Weekday(Sentence sentence, DateMatch find)
    {
        var (before, after) = (find.First, find.End);
        if (sentence.MatchBack(ref before, WordMeaningKind.Weekday) is { } first) return first.Number;
        if (sentence.Match(ref after, WordMeaningKind.Weekday) is not { } next) return null;
        return next.AlsoAWord && IsWord(sentence, after) ? null : next.Number;
    }

    static bool IsWord(Sentence sentence, int at) => sentence.IsFree(at) && !sentence.Words[at].HasDigit;

    static QuickEntryProblem DoesNotExist(Sentence sentence, DateMatch find, IEnumerable<DateOnly> nearest) =>
        new(Rules.QuickEntry.NoSuchDate, Typed(sentence, find), Readings(nearest));

    static object[] Typed(Sentence sentence, DateMatch find) =>
        [string.Join(' ', Enumerable.Range(find.First, find.Count).Select(at => sentence.Words[at].Core))];

    static QuickEntryAlternative[] Readings(IEnumerable<DateOnly> dates) =>
        [.. dates.Distinct().Take(MostReadings).Select(date => new QuickEntryAlternative(Date: date))];
}
