using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>
/// Has what is copied or searched be what was typed: a shape stands for its letter, and a sign beyond 16 bits, of which
/// the library writes a wrong number, for itself.
/// </summary>
static partial class PdfUnicodeMapFixer
{
    public static bool Concerns(string drawn) => drawn.Any(sign => char.IsSurrogate(sign) || IsShape(sign));

    /// <summary>What a shape stands for.</summary>
    public static string Plain(string sign) => IsShape(sign[0]) ? sign.Normalize(NormalizationForm.FormKC) : sign;

    /// <param name="drawn">A report, as the library writes it.</param>
    /// <param name="file">Is left open.</param>
    public static void Mend(Stream drawn, Stream file)
    {
        using var document = PdfReader.Open(drawn, PdfDocumentOpenMode.Modify);
        document.Options.CompressContentStreams = false;
        foreach (var font in document.Internals.GetAllObjects().OfType<PdfDictionary>())
        {
            if (font.Elements.GetDictionary("/ToUnicode") is not { Stream: { } signs } map) continue;
            var written = Encoding.ASCII.GetString(signs.UnfilteredValue);
            signs.Value = Encoding.ASCII.GetBytes(Sign().Replace(written, Mend));
            map.Elements.Remove("/Filter");
        }
        document.Save(file, closeStream: false);
    }

    static string Mend(Match sign)
    {
        var number = int.Parse(sign.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (!Rune.IsValid(number)) return sign.Value;
        var drawn = new Rune(number).ToString();
        var plain = Plain(drawn);
        // Readers do not agree which of two letters in one sign comes first: they stay one.
        var meant = plain.Length > drawn.Length ? drawn : plain;
        return Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(meant));
    }

    static bool IsShape(char sign) => sign is >= '\uFB50' and <= '\uFEFC';

    // After the first and the last glyph of a row.
    [GeneratedRegex("(?<=^<[0-9A-F]{4}><[0-9A-F]{4}><)[0-9A-F]{4,6}(?=>)", RegexOptions.Multiline)]
    private static partial Regex Sign();
}
