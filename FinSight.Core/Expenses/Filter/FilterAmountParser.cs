using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.Expenses;

/// <summary>
/// Amounts in a filter: <c>&gt;50</c>, <c>&lt;=12,50</c>, <c>=9.90</c>, <c>:10..20</c>, <c>:10-20</c>, in the reader's
/// own format.
/// </summary>
sealed partial class FilterAmountParser(Currency currency, CultureInfo culture)
{
    const string Range = "..";

    /// <exception cref="RuleException">It is no amount, or the upper one lies below the lower one.</exception>
    public (AmountBound? Least, AmountBound? Most) Read(string sign, string value)
    {
        // "amount:>50" is as good as "amount>50".
        if (sign == ":" && value.AsSpan().IndexOfAnyExcept('<', '>', '=') is > 0 and var length)
            return Read(value[..length], value[length..]);
        switch (sign)
        {
            case ">": return (new(Minor(value), false), null);
            case ">=": return (new(Minor(value), true), null);
            case "<": return (null, new(Minor(value), false));
            case "<=": return (null, new(Minor(value), true));
        }
        var (left, mark, right) = Halves(value);
        if (mark.Length == 0) right = left;
        else if (left.Length + right.Length == 0) throw new RuleException(Rules.Filter.AmountMissing);
        AmountBound? least = left.Length == 0 ? null : new(Minor(left), true);
        AmountBound? most = right.Length == 0 ? null : new(Minor(right), true);
        return (least, most);
    }

    /// <summary>A value with each of its numbers written anew.</summary>
    public static string Rewrite(string sign, string value, Func<string, string> number)
    {
        if (sign == ":" && value.AsSpan().IndexOfAnyExcept('<', '>', '=') is > 0 and var length)
            return value[..length] + Rewrite(value[..length], value[length..], number);
        if (sign is not (":" or "=") || Halves(value) is not { Mark.Length: > 0 } range) return number(value);
        return number(range.Left) + range.Mark + number(range.Right);
    }

    // Without spaces the dash is a range; "30 - 10" is reckoned.
    static (string Left, string Mark, string Right) Halves(string value)
    {
        var (at, length) = (value.IndexOf(Range, StringComparison.Ordinal), Range.Length);
        if (at < 0 && Dash().Match(value) is { Success: true, Index: var dash }) (at, length) = (dash, 1);
        return at < 0 ? (value, "", "") : (value[..at], value[at..(at + length)], value[(at + length)..]);
    }

    /// <summary>The terms that are read back to the same bounds.</summary>
    public IEnumerable<string> Write(AmountBound? least, AmountBound? most) => (least, most) switch
    {
        ({ Included: true } from, { Included: true } to) when from == to => [$"amount={Text(from)}"],
        ({ Included: true } from, { Included: true } to) => [$"amount:{Text(from)}{Range}{Text(to)}"],
        _ =>
        [
            .. least is null ? [] : new[] { $"amount>{(least.Included ? "=" : "")}{Text(least)}" },
            .. most is null ? [] : new[] { $"amount<{(most.Included ? "=" : "")}{Text(most)}" },
        ],
    };

    // Nobody spends 0, but a refund is below it.
    long Minor(string value) => value.Length > 0
        && value.All(c => c is '0' or '.' or ',' or AmountCharacterNormalizer.ArabicDecimal) && value.Contains('0')
        ? 0
        : AmountParser.Parse(value, currency, culture).Minor;

    [GeneratedRegex(@"(?<=^[^-\u2013\s]*\d)[-\u2013](?=\d[^-\u2013\s]*$)")]
    private static partial Regex Dash();

    string Text(AmountBound bound) => MoneyText.Editable(new Money(bound.Minor, currency), culture);
}
