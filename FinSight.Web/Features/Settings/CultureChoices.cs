using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Web.Components;

namespace FinSight.Web.Features.Settings;

/// <summary>
/// The ways to write numbers and dates, each under its name in the reader's language, its own, and English.
/// </summary>
static class CultureChoices
{
    /// <summary>Not for people: the C locale of computers.</summary>
    const string ForComputers = "en-US-POSIX";

    static readonly DateOnly Day = new(2026, 11, 23);

    // An example of each would read the calendars of the whole world: a second, and 20 MB for good.
    public static IReadOnlyList<NamedChoice> All() =>
    [
        .. SupportedCultures.All.Where(culture => culture.Name != ForComputers)
            .Select(culture => new NamedChoice(culture.Name, Text(culture), string.Join(", ", Others(culture))))
            .OrderBy(choice => choice.Text, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true)),
    ];

    /// <summary>E.g. "German (Switzerland)".</summary>
    public static string Text(CultureInfo culture) => culture.DisplayName;

    /// <summary>A number and a date, e.g. "1’234.50 · 23. Nov 2026".</summary>
    public static string Example(CultureInfo culture) =>
        $"{MoneyText.Format(new Money(123450, Currency.Of("EUR")), culture)} · {DayFormatter.LongIn(culture, Day)}";

    static IEnumerable<string> Others(CultureInfo culture) =>
        new[] { culture.NativeName, culture.EnglishName }.Except([Text(culture)]);
}
