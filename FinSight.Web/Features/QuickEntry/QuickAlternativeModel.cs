using System.Globalization;
using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>A reading as a browser is offered it, and sends it back.</summary>
/// <param name="Says">What stands on its button.</param>
/// <param name="Amount">In digits with a dot; null where only the date is chosen.</param>
/// <param name="Currency">In which it was offered; in another ledger it means nothing.</param>
sealed record QuickAlternativeModel(string? Says, string? Amount, string? Currency, DateOnly? Date)
{
    public static IReadOnlyList<QuickAlternativeModel> Of(
        QuickEntryProblem problem, DateOnly today, CultureInfo culture) =>
        [.. (problem.Readings ?? []).Select(reading => Of(reading, ReadingText.Of(reading, today, culture)))];

    public static QuickAlternativeModel Of(QuickEntryAlternative reading, string? says = null) => new(
        says, reading.Amount is { } amount ? MoneyText.Editable(amount, CultureInfo.InvariantCulture) : null,
        reading.Amount?.Currency.Code, reading.Date);

    public QuickEntryAlternative Reading(Currency currency) => new(
        Currency == currency.Code && Amount is { } amount
            ? AmountParser.Parse(amount, currency, CultureInfo.InvariantCulture)
            : null,
        Date);
}
