using System.Globalization;
using FinSight.Core;

namespace FinSight.Web.Components;

/// <summary>All currencies by their names, in the reader's language first.</summary>
static class CurrencyChoices
{
    public static IReadOnlyList<NamedChoice> All() =>
        [.. Currency.All.Select(Of)
            .OrderBy(choice => choice.Text, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))];

    /// <summary>E.g. "CHF, Swiss Franc".</summary>
    public static string Text(Currency currency) => Of(currency).Text;

    static NamedChoice Of(Currency currency)
    {
        var (english, german) = CurrencyNames.Of(currency);
        var (own, other) = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de"
            ? (german, english)
            : (english, german);
        return new(currency.Code, $"{currency.Code}, {own}", Hidden: other);
    }
}
