using System.Globalization;

namespace FinSight.Core.Accounts;

/// <summary>The languages in which FinSight speaks, as ISO 639 codes.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<string> All = ["en", "de"];

    /// <summary>The language of a .NET culture name such as <c>de-CH</c>; English where FinSight does not speak it.</summary>
    public static string Of(string culture)
    {
        var code = CultureInfo.GetCultureInfo(culture).TwoLetterISOLanguageName;
        return All.Contains(code) ? code : All[0];
    }
}
