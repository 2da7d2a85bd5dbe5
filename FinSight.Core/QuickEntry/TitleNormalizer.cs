using System.Text;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>Titles as they are compared.</summary>
static class TitleNormalizer
{
    const int ShortestPlural = 4;

    public static string Key(string title) => Names.Key(TextNormalizer.WellFormed(title));

    /// <summary>The keys of the words that tell what was bought: no numbers, no "the" and "with".</summary>
    public static IReadOnlyList<string> Of(string title) => OfKey(Key(title));

    public static IReadOnlyList<string> OfKey(string key)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in key)
        {
            if (char.IsLetterOrDigit(c)) word.Append(c);
            else End();
        }
        End();
        return words;

        void End()
        {
            var found = word.ToString();
            word.Clear();
            if (found.Length > 1 && found.Any(char.IsLetter) && !IsFiller(found)) words.Add(Singular(found));
        }
    }

    static string Singular(string key) => key.Length > ShortestPlural ? key.TrimEnd('S') : key;

    static bool IsFiller(string key) => Lexicon.Of(key).Any(sense => sense.Meaning == WordMeaningKind.Filler);
}
