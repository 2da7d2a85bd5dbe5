using System.Globalization;

namespace FinSight.Core.Expenses;

/// <summary>
/// The numbers of a filter in an address: <c>1234.50</c> whoever reads it. What a reader typed and what an address
/// holds are turned into one another; what is no amount stays as it is.
/// </summary>
sealed class AddressAmountFormat(Currency currency, CultureInfo culture)
{
    const int MostDigits = 15;

    public string ToAddress(string typed)
    {
        if (!TryRead(typed, out var money)) return typed;
        return IsPlain(typed) && AmountParser.Parse(typed, currency, CultureInfo.InvariantCulture) == money
            ? typed
            : MoneyText.Editable(money, CultureInfo.InvariantCulture);
    }

    /// <summary>Addresses of before may hold an amount as somebody wrote it.</summary>
    public string FromAddress(string text) => IsPlain(text)
        ? text.Replace(".", MoneyNumberFormat.Of(culture).NumberDecimalSeparator, StringComparison.Ordinal)
        : text;

    bool TryRead(string typed, out Money money)
    {
        try
        {
            money = AmountParser.Parse(typed, currency, culture);
            return true;
        }
        catch (RuleException)
        {
            money = default;
            return false;
        }
    }

    bool IsPlain(string text)
    {
        var parts = (text.StartsWith('-') ? text[1..] : text).Split('.');
        return parts.Length <= 2 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && parts[0].Length <= MostDigits && (parts.Length == 1 || parts[1].Length <= currency.Exponent);
    }
}
