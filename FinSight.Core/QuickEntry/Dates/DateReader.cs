using System.Globalization;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>Finds everything in a text that can be a date.</summary>
sealed class DateReader
{
    readonly DateQuestionBuilder _questions;
    readonly NumericDateReader _numeric;
    readonly MonthNameDateReader _named;
    readonly RelativeDateReader _relative;
    readonly WeekdayDateReader _weekdays;

    public DateReader(DateOnly today, CultureInfo culture)
    {
        var (days, order) = (new DayCalculator(today), new CultureDateOrder(culture));
        _questions = new(days);
        _numeric = new(days, order, _questions);
        _named = new(days, order, _questions);
        _relative = new(days);
        _weekdays = new(days);
    }

    public List<DateMatch> All(Sentence sentence)
    {
        var finds = new List<DateMatch>();
        for (var at = 0; at < sentence.Count; at++)
        {
            if (!sentence.IsOpen(at)) continue;
            if (_numeric.At(sentence, at) is { } numeric) finds.Add(numeric);
            finds.AddRange(_named.At(sentence, at));
            if (_relative.At(sentence, at) is { } relative) finds.Add(relative);
            if (_weekdays.At(sentence, at) is { } weekday) finds.Add(weekday);
        }
        return finds;
    }

    /// <summary>The date with a question where something about it can't be right.</summary>
    public DateMatch Checked(DateMatch find, Sentence sentence) => _questions.Checked(find, sentence);

    /// <summary>
    /// The date that is meant whatever else the text says; of two alike the last, and of two at one end the longer.
    /// </summary>
    public static DateMatch? Certain(IEnumerable<DateMatch> finds) => finds
        .Where(find => find.Certainty == DateCertainty.Certain)
        .OrderByDescending(find => find.Rank).ThenByDescending(find => find.End).ThenByDescending(find => find.Count)
        .FirstOrDefault();
}
