using FinSight.Web.Features.Reports.Drawing;

namespace FinSight.Tests.Reports;

/// <summary>
/// What the fonts of the program lack is shown by one of the machine's, where it is of a kind that can be.
/// </summary>
public sealed class InstalledFontsTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_that_has_a_sign_shows_it_and_what_is_no_font_is_passed_by()
    {
        // Fonts that come first, and are broken.
        Put("NotoSansSC-Regular.ttf", "no font"u8.ToArray());
        Put("NotoSansJP-Regular.ttf", ReportFonts.Face(ReportFonts.Regular).File[..4096]);
        Put("Unknown.ttf", ReportFonts.Face(ReportFonts.Fallback).File);
        var fonts = new InstalledFonts([Path.Combine(_folder.Path, "nowhere"), _folder.Path]);
        Assert.Null(fonts.Find(face => face.Has('☕')));

        var wanted = Put("truetype/droid/DroidSansFallbackFull.ttf", ReportFonts.Face(ReportFonts.Fallback).File);
        fonts = new InstalledFonts([_folder.Path]);
        Assert.Equal(wanted, fonts.Find(face => face.Has('☕')));
        Assert.Null(fonts.Find(face => face.Has(0x1F355)));
    }

    string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
