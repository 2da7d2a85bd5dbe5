namespace FinSight.Core.Budgets;

/// <summary>What was spent per category and day, ready to be summed over any days. It never changes.</summary>
sealed class SpentDays
{
    readonly Dictionary<Guid, CategoryDays> _categories = [];

    /// <param name="amounts">In minor units, in the order of their days.</param>
    public SpentDays(IEnumerable<SpentDay> amounts)
    {
        foreach (var (day, categoryId, minor) in amounts)
        {
            if (!_categories.TryGetValue(categoryId, out var sums)) _categories[categoryId] = sums = new([], [0]);
            sums.Days.Add(day);
            sums.UpTo.Add(checked(sums.UpTo[^1] + minor));
        }
    }

    SpentDays(Dictionary<Guid, CategoryDays> categories) => _categories = categories;

    /// <summary>The first day on which something was spent; null where nothing was.</summary>
    public DateOnly? First => _categories.Count == 0 ? null : _categories.Values.Min(sums => sums.Days[0]);

    public IEnumerable<Guid> Categories => _categories.Keys;

    /// <summary>How many days of categories it holds.</summary>
    public int Count => _categories.Values.Sum(sums => sums.Days.Count);

    public long Sum(IEnumerable<Guid> categories, DateRange days) => categories.Sum(id => Sum(id, days));

    /// <summary>The same, with some more spent, or less.</summary>
    public SpentDays With(IEnumerable<SpentDay> more)
    {
        var categories = new Dictionary<Guid, CategoryDays>(_categories);
        foreach (var sameCategory in more.GroupBy(amount => amount.CategoryId))
        {
            var sums = categories.TryGetValue(sameCategory.Key, out var there) ? there.Copy() : new([], [0]);
            foreach (var (day, _, minor) in sameCategory) sums.Count(day, minor);
            categories[sameCategory.Key] = sums;
        }
        return new(categories);
    }

    long Sum(Guid categoryId, DateRange days) => _categories.TryGetValue(categoryId, out var sums)
        ? sums.UpTo[sums.Before(days.Last.AddDays(1))] - sums.UpTo[sums.Before(days.First)] : 0;

    /// <param name="UpTo">What was spent before each of the days, and at last in all of them.</param>
    sealed record CategoryDays(List<DateOnly> Days, List<long> UpTo)
    {
        public CategoryDays Copy() => new([.. Days], [.. UpTo]);

        /// <summary>How many days come before one.</summary>
        public int Before(DateOnly day)
        {
            var at = Days.BinarySearch(day);
            return at < 0 ? ~at : at;
        }

        public void Count(DateOnly day, long minor)
        {
            var at = Days.BinarySearch(day);
            if (at < 0)
            {
                at = ~at;
                Days.Insert(at, day);
                UpTo.Insert(at, UpTo[at]);
            }
            for (var i = at + 1; i < UpTo.Count; i++) UpTo[i] = checked(UpTo[i] + minor);
        }
    }
}

/// <param name="Minor">In minor units.</param>
readonly record struct SpentDay(DateOnly Day, Guid CategoryId, long Minor);
