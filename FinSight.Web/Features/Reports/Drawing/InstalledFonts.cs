namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>
/// Fonts of the machine for signs that those of the program lack, such as Chinese, Japanese and Korean
/// ones or emoji. Those would be larger than all of the program, so they are used where they are
/// installed, and looked for when one is needed.
/// </summary>
sealed class InstalledFonts(IReadOnlyList<string> folders)
{
    const long Largest = 40 << 20;

    /// <summary>
    /// Of outlines that a report can hold, whatever folder they lie in. The first that has a sign shows it.
    /// </summary>
    static readonly string[] Names =
    [
        "NotoSansSC-Regular", "NotoSansJP-Regular", "NotoSansKR-Regular", "NotoSansTC-Regular",
        "DroidSansFallbackFull", "DroidSansFallback", "NanumGothic", "NotoEmoji-Regular", "Symbola_hint", "Symbola",
        "NotoSansThai-Regular", "NotoSansDevanagari-Regular", "NotoSansArmenian-Regular", "NotoSansGeorgian-Regular",
        "NotoSansEthiopic-Regular", "simhei", "malgun", "seguiemj", "seguisym",
    ];

    /// <summary>Where systems keep them.</summary>
    public static readonly IReadOnlyList<string> Usual =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", @"C:\Windows\Fonts"];

    readonly Lazy<IReadOnlyList<string>> _paths = new(() =>
    [
        .. folders.Where(Directory.Exists).SelectMany(Files)
            .Select(path => (Path: path, Place: Array.IndexOf(Names, Path.GetFileNameWithoutExtension(path))))
            .Where(one => one.Place >= 0).OrderBy(one => one.Place).Select(one => one.Path),
    ]);

    /// <summary>Those that reports look in.</summary>
    public static InstalledFonts All { get; private set; } = new(Usual);

    /// <param name="folder">One more, looked in first; null for none.</param>
    public static void Use(string? folder) => All = new(string.IsNullOrEmpty(folder) ? Usual : [folder, .. Usual]);

    /// <summary>The file of a font that has all of a sign; null where none has.</summary>
    public string? Find(Func<FontFace, bool> has) =>
        _paths.Value.FirstOrDefault(path => ReportFonts.TryFace(path) is { } face && has(face));

    static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.ttf", new EnumerationOptions
    {
        RecurseSubdirectories = true,
        MatchCasing = MatchCasing.CaseInsensitive,
        MaxRecursionDepth = 6,
    }).Where(path => new FileInfo(path).Length <= Largest);
}
