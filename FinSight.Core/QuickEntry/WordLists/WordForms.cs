using System.Collections.Frozen;

namespace FinSight.Core.QuickEntry.WordLists;

/// <summary>
/// The words of one language and the forms in which they are met: plurals, cases, and at the end of longer words.
/// </summary>
sealed class WordForms
{
    /// <summary>Shorter words are found by chance at the end of others, as Eis in Preis.</summary>
    const int ShortestTail = 4;

    const int ShortestHead = 3;
    const int ShortestStem = 3;

    /// <summary>Stands for what is open: what comes before it tells.</summary>
    const string Open = "";

    readonly FrozenDictionary<string, string> _words;
    readonly FrozenDictionary<string, string> _tails;
    readonly FrozenSet<string> _phraseStarts;
    readonly string[] _leads;
    readonly (string Ending, string Instead)[] _endings;

    public WordForms(WordTable table)
    {
        var lines = table.Words.Select(line => (Key: Key(line.Word.Trim('=', '*')), line.Word, line.Starter)).ToList();
        var words = lines.DistinctBy(line => line.Key).ToList();
        var open = table.Tails.Select(Key).Distinct().ToList();
        _words = words.ToFrozenDictionary(line => line.Key, line => line.Starter);
        _phraseStarts = words.Where(line => line.Key.Contains(' ')).Select(line => line.Key.Split(' ')[0])
            .ToFrozenSet();
        _leads = [.. lines.Where(line => line.Word.EndsWith('*')).Select(line => line.Key)];
        _endings = [.. table.Endings.Select(ending => ending.ToUpperInvariant().Split('='))
            .Select(pair => (pair[0], pair.ElementAtOrDefault(1) ?? ""))];
        _tails = open.Count == 0
            ? FrozenDictionary<string, string>.Empty
            : words.Where(line => line.Word[0] != '=' && line.Key.Length >= ShortestTail && !line.Key.Contains(' '))
                .Select(line => (line.Key, line.Starter)).Where(line => !open.Contains(line.Key))
                .Concat(open.Select(tail => (tail, Open))).ToFrozenDictionary(line => line.Item1, line => line.Item2);
    }

    /// <summary>What counts more than the words behind it: the kids in kids shoes.</summary>
    public bool Leads(string word) =>
        Array.Exists(_leads, lead => word.StartsWith(lead, StringComparison.Ordinal) && word.Length <= lead.Length + 2);

    public bool StartsPhrase(string word) => _phraseStarts.Contains(word);

    /// <summary>As it stands in the table, or with an ending.</summary>
    public string? Phrase(ReadOnlySpan<char> words) => Find(_words, words);

    public string? Word(string word) => Phrase(word) ?? (_tails.Count == 0 ? null : Led(word) ?? Tailed(word));

    string? Led(string word) =>
        Array.Find(
            _leads,
            lead => word.Length >= lead.Length + ShortestHead
                && word.StartsWith(lead, StringComparison.Ordinal)) is { } found
            ? _words[found]
            : null;

    /// <summary>By the longest end that is a word; where that leaves it open, by what stands before.</summary>
    string? Tailed(ReadOnlySpan<char> word)
    {
        for (var at = ShortestHead; at <= word.Length - ShortestStem; at++)
        {
            if (Find(_tails, word[at..]) is not { } starter) continue;
            return starter == Open ? Phrase(word[..at]) ?? Phrase($"{word[..at]}E") ?? Tailed(word[..at]) : starter;
        }
        return null;
    }

    string? Find(FrozenDictionary<string, string> words, ReadOnlySpan<char> word)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var found)) return found;
        foreach (var (ending, instead) in _endings)
        {
            if (word.Length < ending.Length + ShortestStem || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var stem = word[..^ending.Length];
            if (instead.Length == 0 ? lookup.TryGetValue(stem, out found) : words.TryGetValue(
                $"{stem}{instead}", out found))
                return found;
        }
        return null;
    }

    static string Key(string word) => string.Join(' ', TitleTokens.Split(word));
}
