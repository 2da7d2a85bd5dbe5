using System.Globalization;
using System.Text;

namespace FinSight.Core.Accounts;

/// <summary>
/// What is tried first just here: words of this service, and of the person's names and addresses (OWASP
/// ASVS 5, 6.1.2 and 6.2.11). They count for nothing in a password, also written with digits such as
/// f1nsight, or with spaces between.
/// </summary>
static class PersonalPasswordWords
{
    const int ShortestWord = 3;
    const int ShortestRest = 5;

    static readonly string[] OfTheService =
    [
        "finsight", "expense", "expenses", "spending", "tracker", "budget", "ledger", "money", "cash", "bank",
        "finance",
        "finances", "account", "pass", "password", "passwd", "login", "admin", "administrator", "server", "welcome",
        "secret",
        "ausgabe", "ausgaben", "haushalt", "haushaltsbuch", "geld", "konto", "kosten", "finanzen", "passwort",
        "willkommen",
        "geheim", "mein", "meine",
    ];

    static readonly char[] Separators = ['.', '@', ' ', '_', '-', '\'', '+'];

    /// <summary>What digits and signs stand for; 1 is an i or an l.</summary>
    static readonly string[] Disguises = ["0o", "3e", "4a", "5s", "7t", "@a", "$s", "!i", "1i", "1l"];

    /// <summary>Whether little is left of a password once they are taken out.</summary>
    /// <param name="own">Names and addresses.</param>
    public static bool Make(string password, IEnumerable<string?> own)
    {
        var text = string.Concat(
            Fold(password).Where(c => char.IsLetterOrDigit(c) || Disguises.Any(one => one[0] == c)));
        var taken = new bool[text.Length];
        var words = own.SelectMany(Words).Concat(OfTheService).Distinct().OrderByDescending(word => word.Length);
        foreach (var word in words)
            for (var at = 0; at + word.Length <= text.Length; at++)
                if (Stands(word, text, at) && !taken.AsSpan(at, word.Length).Contains(true))
                    taken.AsSpan(at, word.Length).Fill(true);
        return taken.Contains(true)
            && PasswordRepetitionCheck.Weight(
                string.Concat(text.Where((c, at) => !taken[at] && char.IsLetterOrDigit(c)))) < ShortestRest;
    }

    static bool Stands(string word, string text, int at)
    {
        for (var i = 0; i < word.Length; i++)
            if (text[at + i] != word[i] && !Disguises.Contains($"{text[at + i]}{word[i]}")) return false;
        return true;
    }

    static IEnumerable<string> Words(string? name) =>
        Fold(name ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length >= ShortestWord);

    // In lower case and without accents.
    static string Fold(string text) =>
        string.Concat(TextNormalizer.WellFormed(text).Normalize(NormalizationForm.FormKD).ToLowerInvariant()
            .Replace("ß", "ss", StringComparison.Ordinal).Replace('ı', 'i')
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark));
}
