using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;

namespace FinSight.Web.Features.Settings;

/// <summary>All currencies, each named in the reader's language where it is known there, else in one of its own.</summary>
static class CurrencyChoices
{
    public static IEnumerable<(string Code, string Text)> All
    {
        get
        {
            var names = Names(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
            return Currency.All.Select(c => (c.Code, names.TryGetValue(c.Code, out var name) ? $"{c.Code}, {name}" : c.Code));
        }
    }

    static Dictionary<string, string> Names(string language)
    {
        var names = new Dictionary<string, string>();
        foreach (var culture in SupportedCultures.All.OrderBy(c => c.TwoLetterISOLanguageName == language ? 0 : 1).ThenBy(c => c.Name, StringComparer.Ordinal))
        {
            var region = new RegionInfo(culture.Name);
            names.TryAdd(region.ISOCurrencySymbol, language == "en" ? region.CurrencyEnglishName : region.CurrencyNativeName);
        }
        return names;
    }
}
