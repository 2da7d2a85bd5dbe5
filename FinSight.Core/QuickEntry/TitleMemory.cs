namespace FinSight.Core.QuickEntry;

/// <param name="Count">How many expenses of the day had this title and category.</param>
/// <param name="Arrival">Its place in the order in which they were entered, whatever day they are of.</param>
public sealed record TitleUse(string Title, Guid CategoryId, DateOnly Date, int Count = 1, long Arrival = 0);

/// <summary>How close a known title is to a new one; the closest alone decide.</summary>
public enum TitleMatchKind { SameTitle, AllWords, FirstWord, AnyWord }

public sealed record CategoryGuess(Guid CategoryId, TitleMatchKind Likeness);

/// <summary>
/// The titles of the past and their categories. The same title goes where it went last, so that choosing another
/// category teaches at once. A new title gets the category of those most like it; among them, recent and frequent wins:
/// each use counts, and half as much 90 days earlier.
/// </summary>
public sealed class TitleMemory
{
    readonly Dictionary<string, KnownTitle> _titles;
    readonly ILookup<string, KnownTitle> _byFirstWord;
    readonly ILookup<string, KnownTitle> _byWord;

    public TitleMemory(IEnumerable<TitleUse> uses)
    {
        var all = uses.ToList();
        var newest = all.Count == 0 ? default : all.Max(use => use.Date);
        // By their spelling first, so that a title that is there a thousand times is folded once.
        _titles = all.GroupBy(use => use.Title).GroupBy(same => TitleNormalizer.Key(same.Key))
            .Where(same => same.Key.Length > 0)
            .ToDictionary(
                same => same.Key, same => KnownTitle.Of(same.Key, same.SelectMany(spelling => spelling), newest));
        _byFirstWord = _titles.Values.Where(title => title.Words.Count > 0).ToLookup(title => title.Words[0]);
        _byWord = _titles.Values.SelectMany(title => title.Words.Distinct(), (Title, Word) => (Title, Word))
            .ToLookup(pair => pair.Word, pair => pair.Title);
    }

    public static TitleMemory Empty { get; } = new([]);

    /// <summary>Null where no known title has a word of it.</summary>
    public CategoryGuess? Guess(string title)
    {
        if (_titles.TryGetValue(TitleNormalizer.Key(title), out var same))
            return new(same.Last, TitleMatchKind.SameTitle);
        var words = TitleNormalizer.Of(title);
        if (words.Count == 0) return null;
        var near = words.Distinct().SelectMany(word => _byWord[word]).Distinct().ToList();
        return Best(near.Where(known => known.SharesAllWords(words)), TitleMatchKind.AllWords)
            ?? Best(_byFirstWord[words[0]], TitleMatchKind.FirstWord)
            ?? Best(near, TitleMatchKind.AnyWord);
    }

    /// <summary>By the titles that have one of these words; null where none has.</summary>
    public Guid? GuessByWord(IEnumerable<string> words) =>
        Best(words.SelectMany(word => _byWord[word]).Distinct(), TitleMatchKind.AnyWord)?.CategoryId;

    public bool Knows(string title) => _titles.ContainsKey(TitleNormalizer.Key(title));

    /// <summary>A known title as it was last spelled; null where it is new.</summary>
    public string? Spelling(string title) => _titles.GetValueOrDefault(TitleNormalizer.Key(title))?.Spelling;

    static CategoryGuess? Best(IEnumerable<KnownTitle> titles, TitleMatchKind likeness)
    {
        var all = titles.ToList();
        return all.Count == 0 ? null : new(KnownTitle.Best(all), likeness);
    }
}
