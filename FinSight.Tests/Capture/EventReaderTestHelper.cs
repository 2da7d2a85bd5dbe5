using System.Globalization;
using System.Text;
using FinSight.Core.Capture;

namespace FinSight.Tests.Capture;

static class EventReaderTestHelper
{
    public static readonly DateOnly Today = new(2026, 5, 2);

    public static EventReading Of(string currency, string body, params EventTemplate[] templates) =>
        CapturedEventReader.Read(Assert.Single(Events(body)), new(Currency.Of(currency), Today, templates));

    public static IReadOnlyList<CapturedEvent> Events(string body, string? type = null) =>
        EventBodyParser.Split(type, Encoding.UTF8.GetBytes(body));

    /// <summary>Such as <c>Add CHF 4.50 Café Muster *1234 2026-04-30 upi:600000000051</c>.</summary>
    public static string Told(this EventReading reading) =>
        string.Join(' ', Words(reading).Where(word => word.Length > 0));

    static IEnumerable<string> Words(EventReading reading)
    {
        yield return reading.Outcome.ToString();
        if (reading.Kind != EventKind.Spend && reading.Outcome != ReadingOutcome.Ignore)
            yield return reading.Kind.ToString();
        yield return reading.Reason ?? "";
        if (reading.Outcome == ReadingOutcome.Ignore) yield break;
        if (reading is { Minor: { } minor, Currency: { } currency })
            yield return MoneyText.FormatWithCode(new(minor, currency), CultureInfo.InvariantCulture)
                .Replace(",", "", StringComparison.Ordinal).Replace('\u2212', '-');
        yield return reading.Merchant ?? "";
        yield return reading.LastFour is { } four ? $"*{four}" : "";
        yield return reading.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        yield return reading.Reference ?? "";
    }
}
