using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>What a word was taken for; nothing else takes it then.</summary>
enum QuickEntryPartKind { Title, Tag, Date, Amount, Category }

/// <summary>The words of a text, what each can stand for, and which part took it.</summary>
sealed class Sentence
{
    readonly List<Word> _words;
    readonly QuickEntryPartKind[] _owners;
    readonly List<(int Count, LexiconEntry Sense)>[] _senses;
    readonly bool[] _kept;

    public Sentence(string text)
    {
        _words = WordSplitter.Split(text);
        _owners = new QuickEntryPartKind[Count];
        _kept = new bool[Count];
        _senses = [.. Enumerable.Range(0, Count).Select(Senses)];
        for (var at = 0; at < Count; at++)
            foreach (var (count, _) in _senses[at].Where(phrase => phrase.Sense.Meaning == WordMeaningKind.Whole))
                Array.Fill(_kept, true, at, count);
    }

    public IReadOnlyList<Word> Words => _words;

    public int Count => _words.Count;

    public QuickEntryPartKind OwnerOf(int at) => _owners[at];

    public bool IsFree(int at) => at >= 0 && at < Count && _owners[at] == QuickEntryPartKind.Title;

    /// <summary>Free, and neither between quotation marks nor in a phrase that stays together.</summary>
    public bool IsOpen(int at) => IsFree(at) && !_words[at].Quoted && !_kept[at];

    /// <summary>In a phrase that stays together, as Friday in Black Friday.</summary>
    public bool IsKept(int at) => _kept[at];

    public void Take(int first, int count, QuickEntryPartKind owner) => Array.Fill(_owners, owner, first, count);

    /// <param name="alsoAWord">Whether ordinary titles hold it, too; null where that is all the same.</param>
    public bool Is(int at, WordMeaningKind meaning, bool? alsoAWord = null) =>
        at >= 0 && at < Count && _senses[at].Exists(s =>
            s.Count == 1 && s.Sense.Meaning == meaning && (alsoAWord is null || s.Sense.AlsoAWord == alsoAWord));

    /// <summary>Whether words anywhere have the meaning, whatever took them.</summary>
    public bool Says(WordMeaningKind meaning) => _senses.Any(senses => senses.Exists(s => s.Sense.Meaning == meaning));

    /// <summary>As in Friday 13 November: no number of things.</summary>
    public bool HasWeekdayBeside(int first, int end) =>
        Is(first - 1, WordMeaningKind.Weekday) || Is(end, WordMeaningKind.Weekday);

    /// <summary>The longest phrase of free words here that has the meaning; steps over it.</summary>
    public LexiconEntry? Match(ref int at, WordMeaningKind meaning)
    {
        if (at >= Count) return null;
        foreach (var (count, sense) in _senses[at])
        {
            if (sense.Meaning != meaning || !Enumerable.Range(at, count).All(IsOpen)) continue;
            at += count;
            return sense;
        }
        return null;
    }

    /// <summary>The same, as a phrase that ends before a place; steps back over it.</summary>
    public LexiconEntry? MatchBack(ref int end, WordMeaningKind meaning)
    {
        for (var count = Lexicon.LongestPhrase; count > 0; count--)
        {
            var at = end - count;
            if (at < 0 || Match(ref at, meaning) is not { } sense || at != end) continue;
            end -= count;
            return sense;
        }
        return null;
    }

    /// <summary>The keys of some words in a row, with single spaces.</summary>
    public string Key(int first, int count) =>
        count == 1 ? _words[first].Key : string.Join(' ', _words.Skip(first).Take(count).Select(word => word.Key));

    public IEnumerable<int> Owned(QuickEntryPartKind owner) =>
        Enumerable.Range(0, Count).Where(at => _owners[at] == owner);

    /// <summary>Where the words of an owner stand; neighbours are one range.</summary>
    public IReadOnlyList<TextRange> Ranges(QuickEntryPartKind owner) => Ranges(Owned(owner));

    public IReadOnlyList<TextRange> Ranges(IEnumerable<int> places)
    {
        var ranges = new List<TextRange>();
        var before = -2;
        foreach (var at in places)
        {
            var range = _words[at].Range;
            if (at == before + 1) ranges[^1] = new(ranges[^1].Start, range.End - ranges[^1].Start);
            else ranges.Add(range);
            before = at;
        }
        return ranges;
    }

    List<(int, LexiconEntry)> Senses(int at)
    {
        var senses = new List<(int, LexiconEntry)>();
        for (var count = Math.Min(Lexicon.LongestPhrase, Count - at); count > 0; count--)
            foreach (var sense in Lexicon.Of(Key(at, count))) senses.Add((count, sense));
        return senses;
    }
}
