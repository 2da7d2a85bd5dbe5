using System.Globalization;
using FinSight.Core;
using FinSight.Core.QuickEntry;
using FinSight.Web.Components;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>What a question offers, in words: "CHF 31.00", "Mon 30 Nov", or both.</summary>
static class ReadingText
{
    public static string Of(QuickEntryAlternative reading, DateOnly today, CultureInfo culture)
    {
        var amount = reading.Amount is { } money ? MoneyText.FormatWithCode(money, culture) : null;
        var day = reading.Date is { } date ? DayFormatter.Short(date, today) : null;
        return string.Join(", ", new[] { amount, day }.OfType<string>());
    }
}
