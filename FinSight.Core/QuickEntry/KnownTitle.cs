namespace FinSight.Core.QuickEntry;

/// <summary>One title and how much each category weighs for it.</summary>
/// <param name="Last">The category that was chosen last.</param>
sealed record KnownTitle(
    string Spelling, IReadOnlyList<string> Words, Guid Last,
    IReadOnlyDictionary<Guid, (Int128 Weight, DateOnly Latest)> Categories)
{
    const int HalfLife = 90;
    const long Fresh = 1L << 32;

    public static KnownTitle Of(string key, IEnumerable<TitleUse> uses, DateOnly newest)
    {
        var categories = new Dictionary<Guid, (Int128 Weight, DateOnly Latest)>();
        TitleUse? latest = null, last = null;
        foreach (var use in uses)
        {
            var known = categories.GetValueOrDefault(use.CategoryId);
            categories[use.CategoryId] = (known.Weight + Weight(use, newest), Later(known.Latest, use.Date));
            if (latest is null || use.Date > latest.Date) latest = use;
            if (last is null || (use.Arrival, use.Date).CompareTo((last.Arrival, last.Date)) > 0) last = use;
        }
        return new(latest?.Title ?? key, TitleNormalizer.OfKey(key), last?.CategoryId ?? default, categories);
    }

    public static Guid Best(IEnumerable<KnownTitle> titles) => titles.SelectMany(title => title.Categories)
        .GroupBy(category => category.Key, category => category.Value)
        .OrderByDescending(same => same.Aggregate(Int128.Zero, (sum, one) => sum + one.Weight))
        .ThenByDescending(same => same.Max(one => one.Latest)).ThenBy(same => same.Key)
        .First().Key;

    public bool SharesAllWords(IReadOnlyList<string> words) => words.All(Words.Contains) || Words.All(words.Contains);

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    // Whole numbers: halved at each 90 days, and straight between.
    static Int128 Weight(TitleUse use, DateOnly newest)
    {
        var (halvings, days) = Math.DivRem(newest.DayNumber - use.Date.DayNumber, HalfLife);
        var weight = Fresh - Fresh * days / (2 * HalfLife);
        return Int128.Max(1, (Int128)use.Count * (weight >> Math.Min(halvings, 62)));
    }
}
