using System.Text;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>Titles as they are compared.</summary>
static class TitleWords
{
    const int ShortestPlural = 4;

    public static string Key(string title) => Names.Key(Text.WellFormed(title));

    /// <summary>The keys of the words that tell what was bought: no numbers, no "the" and "with".</summary>
    public static IReadOnlyList<string> Of(string title)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Key(title))
        {
            if (char.IsLetterOrDigit(c)) word.Append(c);
            else End();
        }
        End();
        return words;

        void End()
        {
            var key = word.ToString();
            word.Clear();
            if (key.Length > 1 && key.Any(char.IsLetter) && !IsFiller(key)) words.Add(Singular(key));
        }
    }

    static string Singular(string key) => key.Length > ShortestPlural ? key.TrimEnd('S') : key;

    static bool IsFiller(string key) => Lexicon.Of(key).Any(sense => sense.Meaning == Meaning.Filler);
}
