using System.Globalization;
using System.Text;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>One stretch of a text in one font.</summary>
readonly record struct TextRun(string Text, string Font, double Width);

/// <summary>
/// Which font shows what of a text: one of the program's, or of the machine's. A sign that none has is shown as a box,
/// so that nothing is lost without a trace.
/// </summary>
static class TextRuns
{
    const string Box = "\u25A1";

    /// <summary>Signs before it stand for themselves.</summary>
    const char Combining = '\u0300';

    /// <summary>From left to right; widths are those of a font of size 1.</summary>
    public static IReadOnlyList<TextRun> Of(string text, string font)
    {
        var face = ReportFonts.Face(font);
        if (text.All(sign => sign is >= ' ' and < Combining && face.Has(sign)))
            return [new(text, font, Width(text, face))];
        var runs = new List<TextRun>();
        var fallback = ReportFonts.Face(ReportFonts.Fallback);
        foreach (var sign in RightToLeftReorderer.Visual(ArabicShapes.Join(Signs(text))))
        {
            var shown = Plain(sign);
            if (shown.Length == 0) continue;
            var name = Has(face, shown) ? font
                : Has(fallback, shown) ? ReportFonts.Fallback
                : InstalledFonts.All.Find(one => Has(one, shown));
            if (name is null) (name, shown) = (ReportFonts.Fallback, Box);
            var width = Width(shown, ReportFonts.Face(name));
            if (runs is [.., var last] && last.Font == name)
                runs[^1] = new(last.Text + shown, name, last.Width + width);
            else runs.Add(new(shown, name, width));
        }
        return runs;
    }

    public static double Width(string text, string font) => Of(text, font).Sum(run => run.Width);

    /// <summary>What a reader sees as one sign.</summary>
    static IEnumerable<string> Signs(string text)
    {
        for (var signs = StringInfo.GetTextElementEnumerator(text); signs.MoveNext();)
            yield return signs.GetTextElement();
    }

    // What draws nothing itself, such as joiners and the marks of directions, is left out; any space is a space.
    static string Plain(string sign)
    {
        var plain = new StringBuilder(sign.Length);
        foreach (var rune in sign.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format
                && rune.Value is not (>= 0xFE00 and <= 0xFE0F))
                plain.Append(rune);
        }
        return plain.ToString();
    }

    static bool Has(FontFace face, string sign) => sign.EnumerateRunes().All(rune => face.Has(rune.Value));

    static double Width(string shown, FontFace face)
    {
        var width = 0d;
        foreach (var rune in shown.EnumerateRunes()) width += face.Width(rune.Value);
        return width;
    }
}
