namespace FinSight.Core.QuickEntry.Dates;

/// <summary>Finds everything in a text that can be a date.</summary>
sealed class DateReader(QuickEntryContext context)
{
    readonly NumericDates _numeric = new(new(context.Today), new(context.Culture));
    readonly NamedDates _named = new(new(context.Today), new(context.Culture));
    readonly RelativeDates _relative = new(new(context.Today));
    readonly WeekdayDates _weekdays = new(new(context.Today));

    public List<DateFind> All(Sentence sentence)
    {
        var finds = new List<DateFind>();
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

    /// <summary>The date that is meant whatever else the text says; of two alike the last, and of two at one end the longer.</summary>
    public static DateFind? Certain(IEnumerable<DateFind> finds) => finds
        .Where(find => find.Certainty == DateCertainty.Certain)
        .OrderByDescending(find => find.Rank).ThenByDescending(find => find.End).ThenByDescending(find => find.Count)
        .FirstOrDefault();
}
