using System.Collections.Frozen;

namespace FinSight.Core.QuickEntry.Languages;

/// <summary>
/// The words of all languages at once, since one household mixes them. A language is one table in this folder, named
/// after it: copy English.txt, translate its words, and it is understood. A line is <c>meaning value: word, word</c>;
/// a <c>?</c> behind a word says that titles hold it too. Values: days from today; 1 (Monday) to 7; 1 to 12; days or
/// months in a unit of time; the number that a word counts; the mark of a currency, or codes of several: USD/CAD.
/// </summary>
static class Lexicon
{
    /// <summary>No phrase has more words.</summary>
    public const int LongestPhrase = 4;

    static readonly FrozenDictionary<string, LexiconEntry[]> Senses = Read();

    /// <summary>What the words of this key, see <see cref="WordSplitter.Key"/>, can stand for.</summary>
    public static IReadOnlyList<LexiconEntry> Of(string key) => Senses.GetValueOrDefault(key, []);

    /// <summary>The endings of ordinal numbers, e.g. <c>ST</c> of 1st.</summary>
    public static IReadOnlySet<string> OrdinalEndings { get; } = Senses
        .Where(entry => entry.Value.Any(sense => sense.Meaning == WordMeaningKind.Ordinal)).Select(entry => entry.Key)
        .ToFrozenSet();

    static FrozenDictionary<string, LexiconEntry[]> Read() => Tables().SelectMany(Lines)
        .GroupBy(line => line.Key, line => line.Sense)
        .ToFrozenDictionary(same => same.Key, same => same.Distinct().ToArray());

    static IEnumerable<string> Tables()
    {
        var assembly = typeof(Lexicon).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("QuickEntry.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    static IEnumerable<(string Key, LexiconEntry Sense)> Lines(string table) =>
        from line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        where !line.StartsWith("//", StringComparison.Ordinal)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        let head = line[..colon].Split(' ')
        let meaning = Enum.Parse<WordMeaningKind>(head[0], ignoreCase: true)
        from word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries)
        select (WordSplitter.Key(word.TrimEnd('?')), new LexiconEntry(
            meaning, head is [_, var value] ? value : "", word.EndsWith('?')));
}
