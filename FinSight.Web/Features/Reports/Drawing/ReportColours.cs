using PdfSharp.Drawing;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>The colours of the pages by day, as on the screen.</summary>
static class ReportColours
{
    public static readonly XColor
        Black = Of(0x14201d), Soft = Of(0x4f5c58), Faint = Of(0x626e6a), Line = Of(0xdde3e1), Strong = Of(0xaab5b1),
        Paper = Of(0xffffff), Sunken = Of(0xf1f4f3), Accent = Of(0x0b6373), AccentSoft = Of(0xb5d3d8),
        Well = Of(0x1d7446), Near = Of(0xc98410), Over = Of(0xb3291f);

    static readonly Dictionary<string, XColor> Categories = new()
    {
        ["groceries"] = Of(0x2b8a57),
        ["eating"] = Of(0xcf5616),
        ["transport"] = Of(0x2768b4),
        ["home"] = Of(0x8b6218),
        ["utilities"] = Of(0xa98500),
        ["health"] = Of(0xc73b6d),
        ["shopping"] = Of(0x85408f),
        ["leisure"] = Of(0x0a8686),
        ["kids"] = Of(0x3a8fca),
        ["travel"] = Of(0x3c4a9c),
        ["gifts"] = Of(0x93292c),
        ["other"] = Of(0x66717b),
    };

    public static XColor Category(string name) => Categories.GetValueOrDefault(name, Categories["other"]);

    /// <summary>The same colour once more, paler, so that two categories with it can be told apart.</summary>
    public static XColor Pale(XColor color, int times)
    {
        var part = Math.Min(0.28 * times, 0.72);
        return XColor.FromArgb(Mixed(color.R, part), Mixed(color.G, part), Mixed(color.B, part));
    }

    static int Mixed(byte value, double part) => (int)(value + (255 - value) * part);

    static XColor Of(int rgb) => XColor.FromArgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
}
