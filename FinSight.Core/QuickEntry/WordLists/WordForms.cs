using System.Collections.Frozen;

namespace FinSight.Core.QuickEntry.WordLists;

/// <summary>The words of one language and the forms in which they are met: plurals, cases, and at the end of longer words.</summary>
sealed class WordForms
{
    /// <summary>Shorter words are found by chance at the end of others, as Eis in Preis.</summary>
    const int ShortestTail = 4;

    const int ShortestHead = 3;
    const int ShortestStem = 3;

    readonly FrozenDictionary<string, string> _words;
    readonly FrozenDictionary<string, string> _tails;
    readonly FrozenSet<string> _openTails;
    readonly string[] _leads;
    readonly (string Ending, string Instead)[] _endings;

    public WordForms(WordTable table)
    {
        var lines = table.Words.Select(line => (Key: Key(line.Word.Trim('=', '*')), line.Word, line.Starter)).ToList();
        var words = lines.DistinctBy(line => line.Key).ToList();
        _words = words.ToFrozenDictionary(line => line.Key, line => line.Starter);
        _leads = [.. lines.Where(line => line.Word.EndsWith('*')).Select(line => line.Key)];
        _openTails = table.Tails.Select(Key).ToFrozenSet();
        _endings = [.. table.Endings.Select(ending => ending.ToUpperInvariant().Split('=')).Select(pair => (pair[0], pair.ElementAtOrDefault(1) ?? ""))];
        _tails = _openTails.Count == 0
            ? FrozenDictionary<string, string>.Empty
            : words.Where(line => line.Word[0] != '=' && line.Key.Length >= ShortestTail && !_openTails.Contains(line.Key) && !line.Key.Contains(' '))
                .ToFrozenDictionary(line => line.Key, line => line.Starter);
    }

    /// <summary>What counts more than the words behind it: the kids in kids shoes.</summary>
    public bool Leads(string word) => _leads.Contains(word) || Forms(word).Any(_leads.Contains);

    public string? Phrase(string words) => Forms(words).Select(form => _words.GetValueOrDefault(form)).FirstOrDefault(found => found is not null);

    public string? Word(string word) => Phrase(word) ?? (_openTails.Count == 0 ? null : Led(word) ?? Tailed(word));

    string? Led(string word) =>
        Array.Find(_leads, lead => word.Length >= lead.Length + ShortestHead && word.StartsWith(lead, StringComparison.Ordinal)) is { } found
            ? _words[found]
            : null;

    /// <summary>By the longest end that is a word; where that leaves it open, by what stands before.</summary>
    string? Tailed(string word)
    {
        for (var at = ShortestHead; at <= word.Length - ShortestTail; at++)
        {
            foreach (var tail in Forms(word[at..]))
            {
                if (_openTails.Contains(tail)) return Phrase(word[..at]) ?? Phrase(word[..at] + "E") ?? Tailed(word[..at]);
                if (_tails.GetValueOrDefault(tail) is { } starter) return starter;
            }
        }
        return null;
    }

    IEnumerable<string> Forms(string word)
    {
        yield return word;
        foreach (var (ending, instead) in _endings)
            if (word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
                yield return word[..^ending.Length] + instead;
    }

    static string Key(string word) => string.Join(' ', TitleTokens.Split(word));
}
