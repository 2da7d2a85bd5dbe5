namespace FinSight.Core.Budgets;

/// <summary>What was spent per category and day, ready to be summed over any days.</summary>
sealed class SpentDays
{
    readonly Dictionary<Guid, (List<DateOnly> Days, List<long> UpTo)> _categories = [];

    /// <param name="amounts">In minor units, in the order of their days.</param>
    public SpentDays(IEnumerable<(DateOnly Day, Guid CategoryId, long Minor)> amounts)
    {
        foreach (var (day, categoryId, minor) in amounts)
        {
            if (!_categories.TryGetValue(categoryId, out var sums)) _categories[categoryId] = sums = ([], [0]);
            sums.Days.Add(day);
            sums.UpTo.Add(checked(sums.UpTo[^1] + minor));
        }
    }

    /// <summary>The first day on which something was spent; null where nothing was.</summary>
    public DateOnly? First => _categories.Count == 0 ? null : _categories.Values.Min(sums => sums.Days[0]);

    public IEnumerable<Guid> Categories => _categories.Keys;

    public long Sum(IEnumerable<Guid> categories, DateRange days) => categories.Sum(id => Sum(id, days));

    long Sum(Guid categoryId, DateRange days) => _categories.TryGetValue(categoryId, out var sums)
        ? sums.UpTo[Before(sums.Days, days.Last.AddDays(1))] - sums.UpTo[Before(sums.Days, days.First)] : 0;

    /// <summary>How many days come before one.</summary>
    static int Before(List<DateOnly> days, DateOnly day)
    {
        var at = days.BinarySearch(day);
        return at < 0 ? ~at : at;
    }
}
