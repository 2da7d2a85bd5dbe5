using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>The names that payment networks print, as people write them.</summary>
static partial class MerchantTitleFormatter
{
    const int Longest = 100;

    static readonly HashSet<string> LegalForms =
        ["AG", "SA", "SE", "AB", "AS", "UG", "OY", "EG", "USA", "UK", "EU", "II", "III"];

    /// <summary>Null where nothing is left that could be a name.</summary>
    public static string? Of(string raw)
    {
        var name = Prefix().Replace(EventTextCleaner.Clean(raw).Replace('\n', ' '), "");
        name = NameEndFinder.WithoutJoint(Tail().Replace(Place().Replace(name, ""), ""))
            .Trim(
                ' ', '-', ':', ',', ';', '"', '\'', '*', '|', '\u00B7', '\u201C', '\u201D', '\u201E', '\u00AB',
                '\u00BB', '!', '/', '\u2026', '_');
        name = Pictures().Replace(name, "");
        if (!Initials().IsMatch(name)) name = name.TrimEnd('.');
        if (name.Length > Longest) name = TextNormalizer.WellFormed(name[..Longest]).TrimEnd();
        return name.Any(WordCharacters.IsOfWord)
            && name.Count(char.IsLetterOrDigit) >= (name.Any(WordCharacters.IsUnspaced) ? 1 : 2)
            ? Cased(name)
            : null;
    }

    /// <summary>
    /// SAMPLE TEA is Sample Tea, while IKEA, SBB and H&amp;M stay; what has small letters is as it should be.
    /// </summary>
    static string Cased(string name)
    {
        if (name.Any(char.IsLower) || !name.Any(char.IsUpper)) return name;
        var words = name.Split(' ');
        if (words.Length == 1 && name.Length <= 4) return name;
        return string.Join(' ', words.Select((word, at) =>
            word.Length <= 4 && !word.Any(IsVowel) || at > 0 && LegalForms.Contains(word) ? word : Capital(word)));
    }

    static string Capital(string word)
    {
        var letters = word.ToLowerInvariant().Replace('İ', 'i').ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (i == 0 || letters[i - 1] is '-' or '.' or '/' or '(' or '&')
                letters[i] = word[i];
        if (letters.Length > 1 && letters[^1] == 'σ') letters[^1] = 'ς';
        return new(letters);
    }

    static bool IsVowel(char c) => c > 0x7F || "AEIOUY".Contains(c, StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:(?:SQ|TST|PP|SP|IZ|ZTL|SUMUP|PAYPAL|GOOGLE|PY|CKO|WL|DNH|LS|SMP|UEP|NYX|ZETTLE_|IZETTLE|NYA|EB"
        + @"|2C2P)? ?\*+ ?|SP (?=\S)|(?:BLR|RUS|UKR|KAZ) (?=\S))+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    /// <summary>A postal code and a town in capitals.</summary>
    [GeneratedRegex(@" (?!\d000 )\d{4,5} \p{Lu}[\p{Lu} -]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"^[\p{So}\p{Cs}]+ ?| ?[\p{So}\p{Cs}]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Pictures();

    [GeneratedRegex(@" \p{Lu}\. \p{Lu}\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    [GeneratedRegex(
        @"(?: +#\d+|[ -]+\d{3,}| +(?:www|https?:).*)+$|から$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail();
}
