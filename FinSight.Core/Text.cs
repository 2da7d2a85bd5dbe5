using System.Text;

namespace FinSight.Core;

/// <summary>Text as people paste it, made fit to be stored: composed (NFC), trimmed, without control characters.</summary>
static class Text
{
    /// <summary>One line; breaks and tabs become spaces.</summary>
    public static string OneLine(string? typed) => Clean(typed, keepLines: false);

    public static string Lines(string? typed) => Clean(typed?.ReplaceLineEndings("\n"), keepLines: true);

    static string Clean(string? typed, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(typed)) return "";
        var clean = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n') clean.Append('\n');
            else if (Rune.IsControl(rune)) clean.Append(' ');
            else clean.Append(rune);
        }
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}
