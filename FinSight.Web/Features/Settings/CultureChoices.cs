using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Web.Components;

namespace FinSight.Web.Features.Settings;

/// <summary>The ways to write numbers and dates, each under its own name.</summary>
static class CultureChoices
{
    static readonly DateOnly Day = new(2026, 11, 23);

    // An example of each would read the calendars of the whole world: a second, and 20 MB for good.
    public static IEnumerable<(string Name, string Text)> All => SupportedCultures.All
        .OrderBy(culture => culture.NativeName, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))
        .Select(culture => (culture.Name, culture.NativeName));

    /// <summary>A number and a date, e.g. "1’234.50 · 23. Nov 2026".</summary>
    public static string Example(CultureInfo culture) =>
        $"{MoneyText.Format(new Money(123450, Currency.Of("EUR")), culture)} · {DayText.LongIn(culture, Day)}";
}
