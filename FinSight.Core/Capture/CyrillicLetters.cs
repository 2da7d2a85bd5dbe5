using System.Text;

namespace FinSight.Core.Capture;

/// <summary>Cyrillic words as banks send them by SMS, where a Latin letter costs half as much.</summary>
static class CyrillicLetters
{
    const int FewestLetters = 4;

    const string From = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ";

    static readonly string[] To =
    [
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "h", "c", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya", "i", "i", "ye", "g",
    ];

    /// <summary>Null of other letters, and of words so short that in Latin letters they are others.</summary>
    public static string? InLatin(string text)
    {
        var latin = new StringBuilder(text.Length + 4);
        var letters = 0;
        foreach (var c in text.ToLowerInvariant())
        {
            var at = From.IndexOf(c, StringComparison.Ordinal);
            if (at < 0 && WordCharacters.IsOfWord(c)) return null;
            if (at >= 0) letters++;
            latin.Append(at < 0 ? c.ToString() : To[at]);
        }
        return letters < FewestLetters ? null : latin.ToString();
    }
}
