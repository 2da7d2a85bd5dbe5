using FinSight.Core.Capture;

namespace FinSight.Tests.Capture;

public sealed class EventTemplateTests
{
    const string Example = "Kodea 12,50 EUR Kafetegia Adibidea 2026.04.20 ordaindu da";

    [Fact]
    public void What_was_shown_once_is_read_from_then_on()
    {
        Assert.Equal(ReadingOutcome.Draft, EventReaderTestHelper.Of("EUR", Example).Outcome);
        var template = Learn(Example, "12,50", "Kafetegia Adibidea")!;
        var reading =
            EventReaderTestHelper.Of("EUR", "Kodea 1.234,00 EUR Liburudenda 2026.05.01 ordaindu da", template);
        Assert.Equal("Add EUR 1234.00 Liburudenda 2026-05-01", reading.Told());
        Assert.Equal(template, reading.Template);
        Assert.Equal(
            "Liburudenda",
            reading.Text.Substring(reading.MerchantSpan!.Value.Start, reading.MerchantSpan.Value.Length));
    }

    [Fact]
    public void Another_wording_is_not_read_by_it()
    {
        var template = Learn(Example, "12,50", "Kafetegia Adibidea")!;
        Assert.Null(
            EventReaderTestHelper.Of("EUR", "Kodea 12,50 EUR Kafetegia Adibidea 2026.04.20 itzuli da", template)
                .Template);
        Assert.Null(
            EventReaderTestHelper.Of("EUR", "Kodea 12,50 EUR Kafetegia Adibidea 2026.04.20 ordaindu da, berriz", template).Template);
    }

    [Fact]
    public void Another_currency_is_not_read_by_it()
    {
        var template = Learn("Kodea 12,50 $ Kafetegia ordaindu da", "12,50", "Kafetegia")!;
        Assert.Null(EventReaderTestHelper.Of("EUR", "Kodea 12,50 $ Kafetegia ordaindu da", template).Template);
        Assert.NotNull(EventReaderTestHelper.Of("USD", "Kodea 12,50 $ Kafetegia ordaindu da", template).Template);
    }

    [Fact]
    public void A_refund_can_be_shown_too() =>
        Assert.Equal(
            -1250,
            EventReaderTestHelper.Of(
                "EUR",
                "Kodea 12,50 EUR itzuli da",
                Learn("Kodea 7 EUR itzuli da", "7", null, EventKind.Refund)!).Minor);

    [Fact]
    public void Too_few_words_teach_nothing()
    {
        Assert.Null(Learn("Kafetegia 12,50", "12,50", "Kafetegia"));
        Assert.Null(EventTemplate.Learn("Kafetegia", new(0, 4), null));
        Assert.Null(EventTemplate.Learn("Ordaindu 12,50", new(9, 90), null));
    }

    [Fact]
    public void A_merchant_at_the_end_may_be_any() =>
        Assert.Equal(
            "Add EUR 3.00 Ogi Denda",
            EventReaderTestHelper.Of(
                "EUR",
                "Ordaindu duzu 3,00 EUR hemen Ogi Denda",
                Learn("Ordaindu duzu 12,50 EUR hemen Kafetegia", "12,50", "Kafetegia")!).Told());

    static EventTemplate? Learn(string text, string amount, string? merchant, EventKind kind = EventKind.Spend) =>
        EventTemplate.Learn(text, Span(text, amount), merchant is null ? null : Span(text, merchant), kind);

    static EventSpan Span(string text, string part) => new(text.IndexOf(part, StringComparison.Ordinal), part.Length);
}
