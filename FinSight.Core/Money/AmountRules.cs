using System.Globalization;

namespace FinSight.Core;

/// <summary>The sentences for what is not an amount, with examples in the reader's own format.</summary>
sealed class AmountRules(Currency currency, CultureInfo culture)
{
    const string Field = "Amount";

    public static RuleException Missing() => new(Field, "Type an amount.");

    public static RuleException TooLong(int longest) => new(Field, "Type at most {0} characters.", longest);

    public static RuleException Zero() => new(Field, "Type an amount other than 0.");

    public static RuleException Ambiguous(string number) =>
        new(Field, "{0} could mean two amounts. Type thousands without a separator.", number);

    public RuleException NotAnAmount() => new(Field, "Type an amount such as {0}.", Example(12));

    public RuleException Unfinished() =>
        new(Field, "Finish the sum: there is an amount on each side, as in {0}.", $"{Example(12)}+{Example(3)}");

    public RuleException NotWhole() => new(Field, "Multiply by a whole number, as in {0}.", $"2x{Example(12)}");

    public RuleException WrongGroups() =>
        new(Field, "Check the separators: a large amount looks like {0}.", Example(1234));

    public RuleException TooManyDecimals() => currency.Exponent == 0
        ? new(Field, "{0} has no decimals. Type a whole amount.", currency)
        : new(Field, "{0} has {1} decimals. Type no more than that.", currency, currency.Exponent);

    public RuleException TooLarge() =>
        new(Field, "Type an amount of at most {0}.", MoneyText.Format(new(Money.MaxMinor, currency), culture));

    public RuleException OtherCurrency() =>
        new(Field, "This ledger is in {0}. Type the amount in {0}.", currency);

    public RuleException Received(Money amount) =>
        new(Field, "Is that income? Type {0} for an expense, or {1} for money back.", Typed(amount), Typed(-amount));

    string Typed(Money amount) => MoneyText.Format(amount, culture).Replace('\u2212', '-');

    string Example(long units) =>
        MoneyText.Format(new(units * currency.MinorPerUnit + currency.MinorPerUnit / 2, currency), culture);
}
