using System.Globalization;

namespace FinSight.Core.Amounts;

/// <summary>
/// Reads an amount as people type it: <c>4.5</c>, <c>4,50</c>, <c>1'234.50</c>, <c>€ -5</c>, <c>12+3.5</c>,
/// <c>2x12</c>. Throws a <see cref="RuleException"/> of the field <c>amount</c>, and nothing else, on any other text.
/// </summary>
public static class AmountParser
{
    const int MostCharacters = 100;

    /// <summary>
    /// The amount, not 0 and within <see cref="Money.MaxMinor"/>. One separator before exactly three digits groups
    /// thousands only where the culture does so: <c>1,234</c> is 1234 in London and refused in Berlin and
    /// Zurich. A plus in front is refused: what comes in is no expense. So is what may be a size or a
    /// range: <c>80x120</c>, <c>10-12</c>.
    /// </summary>
    public static Money Parse(string? text, Currency currency, CultureInfo culture)
    {
        var plain = Plain(text);
        return SizeAndRangeDetector.Problem(plain) is { } problem ? throw problem : Calculate(plain, currency, culture);
    }

    /// <summary>The same for who knows that it is a sum, or is going to ask.</summary>
    internal static Money ParseSum(string? text, Currency currency, CultureInfo culture) =>
        Calculate(Plain(text), currency, culture);

    static string Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw AmountRules.Missing();
        return text.Length > MostCharacters
            ? throw AmountRules.TooLong(MostCharacters)
            : AmountCharacterNormalizer.Plain(text.Trim());
    }

    static Money Calculate(string plain, Currency currency, CultureInfo culture)
    {
        var rules = new AmountRules(currency, culture);
        var tokens = new AmountTokenizer(currency, rules).Read(plain);
        var isReceived = tokens.TryPeek(out var first) && first == "+";
        var minor = new AmountSumEvaluator(tokens, new(currency, MoneyNumberFormat.Of(culture), rules), rules).Minor();
        if (minor == 0) throw AmountRules.Zero();
        if (Int128.Abs(minor) > Money.MaxMinor) throw rules.TooLarge();
        var money = new Money((long)minor, currency);
        return isReceived ? throw rules.Received(money) : money;
    }
}
