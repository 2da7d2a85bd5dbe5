using System.Collections.Concurrent;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>The fonts that come with the program. A report holds the signs of them that it shows.</summary>
sealed class ReportFonts : IFontResolver
{
    public const string Regular = "Regular", SemiBold = "SemiBold", Fallback = "Fallback";

    static readonly ConcurrentDictionary<string, FontFace> Faces = [];
    static readonly Lock Turn = new();
    static readonly XPdfFontOptions Options = new(PdfFontEncoding.Unicode);

    readonly Dictionary<(string, double), XFont> _fonts = [];

    /// <summary>One for each report.</summary>
    public static ReportFonts Open()
    {
        lock (Turn) GlobalFontSettings.FontResolver ??= new ReportFonts();
        return new ReportFonts();
    }

    public static FontFace Face(string name) => Faces.GetOrAdd(name, static wanted =>
    {
        using var file = typeof(ReportFonts).Assembly.GetManifestResourceStream($"Fonts.{wanted}")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return new FontFace(bytes);
    });

    public XFont Of(string name, double size) => _fonts.TryGetValue((name, size), out var font)
        ? font : _fonts[(name, size)] = new XFont(name, size, XFontStyleEx.Regular, Options);

    byte[] IFontResolver.GetFont(string faceName) => Face(faceName).File;

    FontResolverInfo IFontResolver.ResolveTypeface(string familyName, bool bold, bool italic) => new(familyName);
}
