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
    static readonly ConcurrentDictionary<string, bool> Broken = [];
    static readonly Lock Turn = new();
    static readonly XPdfFontOptions Options = new(PdfFontEncoding.Unicode);

    readonly Dictionary<(string, double), XFont> _fonts = [];

    /// <summary>One for each report.</summary>
    public static ReportFonts Open()
    {
        lock (Turn) GlobalFontSettings.FontResolver ??= new ReportFonts();
        return new ReportFonts();
    }

    /// <param name="name">One of those of the program, or the path of one of the machine.</param>
    public static FontFace Face(string name) => Faces.GetOrAdd(name, static wanted =>
    {
        if (Path.IsPathRooted(wanted)) return new FontFace(File.ReadAllBytes(wanted));
        using var file = typeof(ReportFonts).Assembly.GetManifestResourceStream($"Fonts.{wanted}")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return new FontFace(bytes);
    });

    /// <summary>A font of the machine; null where it is none that can be read.</summary>
    public static FontFace? TryFace(string path)
    {
        if (Broken.ContainsKey(path)) return null;
        try
        {
            return Face(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException
            or ArgumentException or IndexOutOfRangeException)
        {
            Broken[path] = true;
            return null;
        }
    }

    public XFont Of(string name, double size) => _fonts.TryGetValue((name, size), out var font)
        ? font : _fonts[(name, size)] = new XFont(name, size, XFontStyleEx.Regular, Options);

    byte[] IFontResolver.GetFont(string faceName) => Face(faceName).File;

    FontResolverInfo IFontResolver.ResolveTypeface(string familyName, bool bold, bool italic) => new(familyName);
}
