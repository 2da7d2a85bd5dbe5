namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>Of a page, in points.</summary>
public sealed record PaperDimensions(string Name, double Width, double Height)
{
    /// <summary>Where letters are written on sheets of 8½ by 11 inches.</summary>
    static readonly string[] OfLetters = ["US", "CA", "MX", "CL", "CO", "CR", "GT", "PA", "PH", "PR", "SV", "VE"];

    public static PaperDimensions A4 { get; } = new("a4", 595.28, 841.89);

    public static PaperDimensions Letter { get; } = new("letter", 612, 792);

    /// <param name="name">As <see cref="Name"/>; else what is usual in the culture.</param>
    public static PaperDimensions Of(string? name, System.Globalization.CultureInfo culture) =>
        name == Letter.Name ? Letter : name == A4.Name ? A4
        : OfLetters.Any(region => culture.Name.EndsWith($"-{region}", StringComparison.Ordinal)) ? Letter : A4;
}
