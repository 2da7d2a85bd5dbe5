using System.Globalization;
using FinSight.Core;
using FsCheck.Fluent;

namespace FinSight.Tests.Vocabulary;

public sealed class AmountRoundTripTests
{
    static readonly long[] Telling =
        [1, 10, 99, 100, 123, 999, 1000, 1234, 12_345, 123_456, 1_234_567, 12_345_678, 1_234_567_890, Money.MaxMinor];

    [Fact]
    public void What_is_shown_reads_back_the_same_in_every_culture()
    {
        foreach (var culture in Generators.SupportedCultures)
            foreach (var currency in Generators.Currencies)
                foreach (var minor in Telling)
                    AssertReadsBack(new(minor, currency), culture);
    }

    [Fact]
    public void Any_amount_that_is_shown_reads_back_the_same() =>
        Generators.Holds(
            from minor in Generators.Minor
            from currency in Generators.ACurrency
            from culture in Generators.Culture
            select (Money: new Money(minor, currency), Culture: culture),
            value => AssertReadsBack(value.Money, value.Culture));

    [Fact]
    public void Any_text_is_an_amount_or_a_broken_rule_of_the_field_amount()
    {
        var pieces = Gen.Elements("1", "23", "456", "000", ".", ",", "'", " ", "\u00A0", "+", "-", "x", "*", "€", "EUR",
            "CHF", "kr.", "9999999999", "٣", "٫", "٬", "\uD835", "\uDFDC", "\0", "é", "{0}");
        var nearAmounts = pieces.ListOf().Select(string.Concat);
        var anything = ArbMap.Default.GeneratorFor<string>();
        Generators.Holds(
            from text in Gen.OneOf(nearAmounts, anything)
            from currency in Generators.ACurrency
            from culture in Generators.Culture
            select (text, currency, culture),
            value => AssertReadOrRefused(value.text, value.currency, value.culture));
    }

    static void AssertReadOrRefused(string? text, Currency currency, CultureInfo culture)
    {
        try
        {
            var money = AmountParser.Parse(text, currency, culture);
            Assert.InRange(Math.Abs(money.Minor), 1, Money.MaxMinor);
        }
        catch (RuleException problem)
        {
            Assert.Equal(FieldNames.Amount, problem.Field);
        }
    }

    static void AssertReadsBack(Money money, CultureInfo culture)
    {
        string[] texts =
        [
            MoneyText.Editable(money, culture),
            MoneyText.Format(money, culture),
            MoneyText.FormatWithCode(money, culture),
        ];
        foreach (var text in texts)
        {
            var same = money == AmountParser.Parse(text, money.Currency, culture);
            Assert.True(same, $"{text} in {culture} is not {money}.");
        }
    }
}
