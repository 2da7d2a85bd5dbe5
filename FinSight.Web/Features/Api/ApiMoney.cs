using System.Globalization;
using FinSight.Core;

namespace FinSight.Web.Features.Api;

/// <summary>Money in answers: the same twice, as a decimal text and as a whole number, never as a float.</summary>
/// <param name="Amount">Such as 4.50; a refund is negative.</param>
/// <param name="Minor">In minor units, such as 450.</param>
/// <param name="Currency">ISO 4217.</param>
sealed record ApiMoney(string Amount, long Minor, string Currency)
{
    public static ApiMoney Of(long minor, Currency currency) =>
        new(MoneyText.Editable(new Money(minor, currency), CultureInfo.InvariantCulture), minor, currency.Code);
}

/// <summary>Money in requests: one of amount and minor, or both where they agree.</summary>
sealed record ApiMoneyInput
{
    const string Field = "/amount";

    /// <summary>Digits with a point for decimals, such as 4.50.</summary>
    public string? Amount { get; init; }

    /// <summary>Minor units, such as 450.</summary>
    public long? Minor { get; init; }

    /// <summary>The ledger's, where it is given.</summary>
    public string? Currency { get; init; }

    /// <param name="pointer">Where it stands in the body.</param>
    /// <exception cref="ApiException">It says no amount, or two.</exception>
    public Money In(Currency ledger, string pointer = Field)
    {
        if (Currency is { } code && !code.Equals(ledger.Code, StringComparison.Ordinal))
            throw Refused($"{pointer}/currency", Rules.Expenses.AmountNotInLedgerCurrency, ledger.Code);
        var read = Amount is { } text ? Read(text, ledger, $"{pointer}/amount") : (long?)null;
        if (read is null && Minor is null) throw Refused(pointer, Rules.Money.AmountMissing);
        if (read is { } one && Minor is { } other && one != other) throw Refused(pointer, ApiRuleCodes.AmountsDiffer);
        var minor = read ?? Minor!.Value;
        if (minor is < -Money.MaxMinor or > Money.MaxMinor) throw Refused(pointer, Rules.Expenses.AmountOutOfRange);
        return new Money(minor, ledger);
    }

    static long Read(string text, Currency currency, string pointer)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        var parts = digits.Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length is 0 or > 16 || !part.All(char.IsAsciiDigit)))
            throw Refused(pointer, Rules.Money.AmountUnreadable, ApiMoney.Of(450, currency).Amount);
        if (parts.Length == 2 && parts[1].Length > currency.Exponent)
            throw currency.Exponent == 0
                ? Refused(pointer, Rules.Money.AmountNotWhole, currency.Code)
                : Refused(pointer, Rules.Money.AmountTooPrecise, currency.Code, currency.Exponent);
        var fraction = parts.Length == 2
            ? parts[1].PadRight(currency.Exponent, '0')
            : new string('0', currency.Exponent);
        var minor = Int128.Parse(parts[0] + fraction, CultureInfo.InvariantCulture);
        if (minor > Money.MaxMinor) throw Refused(pointer, Rules.Expenses.AmountOutOfRange);
        return text.StartsWith('-') ? -(long)minor : (long)minor;
    }

    static ApiException Refused(string pointer, Rule rule, params IReadOnlyList<object> arguments) =>
        new(StatusCodes.Status422UnprocessableEntity, new BrokenApiRule(rule, arguments, pointer));
}
