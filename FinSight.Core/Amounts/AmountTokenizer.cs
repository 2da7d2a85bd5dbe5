using System.Globalization;

namespace FinSight.Core.Amounts;

/// <summary>Cuts an amount into numbers and the operators <c>+ - *</c>; the ledger's own currency falls away.</summary>
sealed class AmountTokenizer(Currency currency, AmountRules rules)
{
    public Queue<string> Read(string plain)
    {
        var tokens = new Queue<string>();
        for (var at = 0; at < plain.Length;)
        {
            var length = NumberLength(plain.AsSpan(at));
            if (length > 0) tokens.Enqueue(plain.Substring(at, length));
            else if ((length = MarkLength(currency, plain, at)) == 0 && plain[at] != ' ')
                tokens.Enqueue(Operator(plain, at));
            at += Math.Max(length, 1);
        }
        return tokens;
    }

    static int NumberLength(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (IsNumeric(rest[length]) || IsInnerSpace(rest, length))) length++;
        return length;
    }

    static bool IsNumeric(char character) =>
        char.IsAsciiDigit(character)
        || character is '.' or ',' or '\'' or AmountCharacterNormalizer.ArabicDecimal
            or AmountCharacterNormalizer.ArabicGroup;

    static bool IsInnerSpace(ReadOnlySpan<char> rest, int at) =>
        rest[at] == ' ' && at > 0 && char.IsAsciiDigit(rest[at - 1])
        && at + 1 < rest.Length && char.IsAsciiDigit(rest[at + 1]);

    string Operator(string plain, int at)
    {
        if (IsOtherCurrency(plain, at)) throw rules.OtherCurrency();
        return plain[at] switch
        {
            '+' or '-' or '*' => plain[at].ToString(),
            'x' or 'X' => "*",
            _ => throw rules.NotAnAmount(),
        };
    }

    static bool IsOtherCurrency(string plain, int at) =>
        char.GetUnicodeCategory(plain[at]) == UnicodeCategory.CurrencySymbol
        || Currency.All.Any(other => MarkLength(other, plain, at) > 0);

    static int MarkLength(Currency currency, string plain, int at) =>
        currency.Marks.FirstOrDefault(mark => Stands(mark, plain, at))?.Length ?? 0;

    static bool Stands(string mark, string plain, int at)
    {
        var end = at + mark.Length;
        return string.Compare(plain, at, mark, 0, mark.Length, StringComparison.OrdinalIgnoreCase) == 0
            && !(char.IsLetter(mark[^1]) && end < plain.Length && char.IsLetter(plain[end]));
    }
}
