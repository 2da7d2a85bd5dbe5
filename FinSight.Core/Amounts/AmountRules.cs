using System.Globalization;

namespace FinSight.Core.Amounts;

/// <summary>What is not an amount, with examples in the reader's own format.</summary>
sealed class AmountRules(Currency currency, CultureInfo culture)
{
    public static RuleException Missing() => new(Rules.Money.AmountMissing);

    public static RuleException TooLong(int longest) => new(Rules.Money.AmountTooLong, longest);

    public static RuleException Zero() => new(Rules.Money.AmountZero);

    public static RuleException Ambiguous(string number) =>
        new(Rules.Money.AmountAmbiguous, number);

    public static RuleException Range(string typed, string difference) =>
        new(Rules.Money.AmountIsRange, typed, difference);

    public static RuleException Size(string typed, string product) => new(Rules.Money.AmountIsSize, typed, product);

    public RuleException NotAnAmount() => new(Rules.Money.AmountUnreadable, Example(12));

    public RuleException Unfinished() =>
        new(Rules.Money.AmountUnfinished, $"{Example(12)}+{Example(3)}");

    public RuleException NotWhole() => new(Rules.Money.AmountTimesFraction, $"2x{Example(12)}");

    public RuleException WrongGroups() =>
        new(Rules.Money.AmountWrongGroups, Example(1234));

    public RuleException TooManyDecimals() => currency.Exponent == 0
        ? new(Rules.Money.AmountNotWhole, currency)
        : new(Rules.Money.AmountTooPrecise, currency, currency.Exponent);

    public RuleException TooLarge() =>
        new(Rules.Money.AmountTooLarge, MoneyText.Format(new(Money.MaxMinor, currency), culture));

    public RuleException OtherCurrency() =>
        new(Rules.Money.AmountOtherCurrency, currency);

    public RuleException Received(Money amount) =>
        new(Rules.Money.AmountReceived, Typed(amount), Typed(-amount));

    string Typed(Money amount) => MoneyText.Format(amount, culture).Replace('\u2212', '-');

    string Example(long units) =>
        MoneyText.Format(new(units * currency.MinorPerUnit + currency.MinorPerUnit / 2, currency), culture);
}
