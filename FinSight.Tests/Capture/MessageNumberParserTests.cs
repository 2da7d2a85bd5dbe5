using FinSight.Core.Capture;

namespace FinSight.Tests.Capture;

public sealed class MessageNumberParserTests
{
    [Theory]
    [InlineData("4.50", "CHF", 450L)]
    [InlineData("4,5", "EUR", 450L)]
    [InlineData("12", "EUR", 1200L)]
    [InlineData("1.234,56", "EUR", 123456L)]
    [InlineData("1,234.56", "USD", 123456L)]
    [InlineData("1'234.50", "CHF", 123450L)]
    [InlineData("1 234,56", "UAH", 123456L)]
    [InlineData("1,23,456.00", "INR", 12345600L)]
    [InlineData("17,95,899.53", "INR", 179589953L)]
    [InlineData("1.234", "EUR", 123400L)]
    [InlineData("1,234", "USD", 123400L)]
    [InlineData("1,234", "JPY", 1234L)]
    [InlineData("1.250", "KWD", 1250L)]
    [InlineData("12,500", "TND", 12500L)]
    [InlineData("1,250", "KWD", null)]
    [InlineData("12.50", "JPY", null)]
    [InlineData("12.00", "JPY", 12L)]
    [InlineData("1.2345", "EUR", null)]
    [InlineData("0.123", "EUR", null)]
    [InlineData("1.23.45", "EUR", null)]
    [InlineData("12,34,56", "INR", null)]
    [InlineData("1234 567", "SEK", null)]
    [InlineData("99999999999999", "EUR", null)]
    [InlineData("٣٬٤٥٠٫٠٠", "EGP", 345000L)]
    public void Separators_are_told_apart_or_nothing_is_read(string number, string currency, long? minor) =>
        Assert.Equal(minor, MessageNumberParser.Minor(EventTextCleaner.Clean(number), Currency.Of(currency)));
}
