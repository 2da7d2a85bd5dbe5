using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinSight.Core;

/// <summary>
/// Text as people paste it, made fit to be stored: composed (NFC), trimmed, without control characters.
/// </summary>
static class TextNormalizer
{
    /// <summary>One line; breaks and tabs become spaces.</summary>
    public static string OneLine(string? typed) => Clean(typed, keepLines: false);

    public static string Lines(string? typed) => Clean(typed?.ReplaceLineEndings("\n"), keepLines: true);

    /// <summary>
    /// With U+FFFD in place of what is no text: lone surrogates, and U+FFFE, which
    /// <see cref="string.Normalize()"/> throws at.
    /// </summary>
    public static string WellFormed(string typed) =>
        string.Concat(typed.EnumerateRunes()).Replace('\ufffe', (char)Rune.ReplacementChar.Value);

    /// <summary>As it is stored and counted (NFC): an accent that was typed after its letter is a part of it.</summary>
    public static string Composed(string wellFormed) => wellFormed.Normalize(NormalizationForm.FormC);

    /// <summary>A name that is only compared: what is too long to be stored by its hash.</summary>
    public static string OrHash(string name, int longest) => name.Length <= longest
        ? name
        : $"sha256:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";

    /// <summary>Whether there is anything to see, other than spaces and characters without a shape.</summary>
    public static bool IsVisible(string text) =>
        text.Any(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format);

    static string Clean(string? typed, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(typed)) return "";
        var clean = new StringBuilder(typed.Length);
        foreach (var character in WellFormed(typed))
            clean.Append(IsControl(character) && !(keepLines && character == '\n') ? ' ' : character);
        return Composed(clean.ToString()).Trim();
    }

    static bool IsControl(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
