namespace FinSight.Core.QuickEntry;

/// <summary>
/// Reads <c>#work</c> and <c>#two#at-once</c>. A tag holds more than digits, so that <c>locker #12</c> is a title;
/// tags that read the same are one, spelled as the ledger spells it.
/// </summary>
static class TagReader
{
    static readonly char[] Trailing = ['.', ',', ';', ':', '!', '?', ')'];

    public static List<QuickEntryPart<string>> Read(Sentence sentence, LedgerVocabulary vocabulary)
    {
        var tags = new List<QuickEntryPart<string>>();
        for (var at = 0; at < sentence.Count; at++)
        {
            if (!sentence.IsOpen(at) || Names(sentence.Words[at].Text) is not { Count: > 0 } names) continue;
            sentence.Take(at, 1, QuickEntryPartKind.Tag);
            foreach (var name in names) Add(tags, vocabulary.Tag(name), sentence.Words[at].Range);
        }
        return tags;
    }

    /// <summary>The tags a person chose; those that were typed keep their places.</summary>
    public static List<QuickEntryPart<string>> Pinned(IReadOnlyList<string> chosen, List<QuickEntryPart<string>> typed)
    {
        var tags = new List<QuickEntryPart<string>>();
        foreach (var name in chosen.Select(Core.TextNormalizer.OneLine).Where(Core.TextNormalizer.IsVisible))
            if (Same(tags, name) is null) tags.Add(new(name, PartOrigin.Pinned, Same(typed, name)?.Ranges ?? []));
        return tags;
    }

    static List<string> Names(string word) => word[0] != '#' ? [] :
    [
        .. word.Split('#').Select(name => Core.TextNormalizer.OneLine(name.TrimEnd(Trailing)))
            .Where(name => Core.TextNormalizer.IsVisible(name) && !name.All(char.IsDigit)),
    ];

    static void Add(List<QuickEntryPart<string>> tags, string name, TextRange range)
    {
        var known = Same(tags, name);
        if (known is null) tags.Add(new(name, PartOrigin.Typed, [range]));
        else if (!known.Ranges.Contains(range))
            tags[tags.IndexOf(known)] = known with { Ranges = [.. known.Ranges, range] };
    }

    static QuickEntryPart<string>? Same(List<QuickEntryPart<string>> tags, string name)
    {
        var key = Core.Names.Key(name);
        return tags.Find(tag => Core.Names.Key(tag.Value) == key);
    }
}
