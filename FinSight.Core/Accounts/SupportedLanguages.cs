using System.Globalization;

namespace FinSight.Core.Accounts;

/// <summary>
/// The languages in which FinSight speaks, as ISO 639 codes: English, and each whose texts lie beside the app.
/// </summary>
public static class SupportedLanguages
{
    const string Texts = "FinSight.Web.resources.dll";

    public static IReadOnlyList<string> All { get; } =
    [
        "en",
        .. Directory.EnumerateDirectories(AppContext.BaseDirectory)
            .Where(folder => File.Exists(Path.Combine(folder, Texts))).Select(folder => Path.GetFileName(folder))
            .Order(),
    ];

    /// <summary>
    /// The language of a .NET culture name such as <c>de-CH</c>; English where FinSight does not speak it.
    /// </summary>
    public static string Of(string culture) => Known(CultureInfo.GetCultureInfo(culture).TwoLetterISOLanguageName);

    /// <summary>The language itself, or English where its file has gone.</summary>
    public static string Known(string code) => All.Contains(code) ? code : All[0];

    /// <summary>
    /// The culture whose texts and names a reader gets: that of their numbers where it is of their language.
    /// </summary>
    public static CultureInfo Culture(string language, CultureInfo numbers) =>
        numbers.TwoLetterISOLanguageName == language ? numbers : CultureInfo.GetCultureInfo(language);
}
