namespace FinSight.Core.QuickEntry;

/// <summary>One title and how much each category weighs for it.</summary>
sealed record KnownTitle(
    string Spelling, IReadOnlyList<string> Words, IReadOnlyDictionary<Guid, (Int128 Weight, DateOnly Latest)> Categories)
{
    const int HalfLife = 90;
    const long Fresh = 1L << 32;

    public static KnownTitle Of(string key, IEnumerable<TitleUse> uses, DateOnly newest)
    {
        var all = uses.ToList();
        var categories = all.GroupBy(use => use.CategoryId).ToDictionary(same => same.Key, same => (
            same.Aggregate(Int128.Zero, (sum, use) => sum + Weight(use, newest)), same.Max(use => use.Date)));
        return new(all.MaxBy(use => use.Date)!.Title, TitleWords.Of(key), categories);
    }

    public static Guid Best(IEnumerable<KnownTitle> titles) => titles.SelectMany(title => title.Categories)
        .GroupBy(category => category.Key, category => category.Value)
        .OrderByDescending(same => same.Aggregate(Int128.Zero, (sum, one) => sum + one.Weight))
        .ThenByDescending(same => same.Max(one => one.Latest)).ThenBy(same => same.Key)
        .First().Key;

    public bool SharesAllWords(IReadOnlyList<string> words) => words.All(Words.Contains) || Words.All(words.Contains);

    // Whole numbers: halved at each 90 days, and straight between.
    static Int128 Weight(TitleUse use, DateOnly newest)
    {
        var (halvings, days) = Math.DivRem(newest.DayNumber - use.Date.DayNumber, HalfLife);
        var weight = Fresh - Fresh * days / (2 * HalfLife);
        return Int128.Max(1, (Int128)use.Count * (weight >> Math.Min(halvings, 62)));
    }
}
