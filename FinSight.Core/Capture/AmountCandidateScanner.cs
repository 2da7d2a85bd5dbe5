namespace FinSight.Core.Capture;

/// <summary>
/// Finds all amounts of a text: numbers beside a currency, that are no dates, hours or parts of other names.
/// </summary>
static class AmountCandidateScanner
{
    static readonly string[] Multipliers =
        [
            "k", "mio", "mio.", "mln", "mrd", "million", "millionen", "millions", "lakh", "lakhs", "lac", "crore",
            "tsd", "tsd.", "тыс", "тыс.", "млн", "tỷ", "triệu", "rb", "ribu", "juta", "jt"
        ];

    /// <summary>Currencies that group by spaces at home; elsewhere "Hall 7 120.00" is two numbers.</summary>
    static readonly HashSet<string> Spaced =
        [
            "AMD", "AZN", "BAM", "BGN", "BYN", "CZK", "DZD", "EUR", "GEL", "HUF", "ISK", "KGS", "KZT", "MAD", "MDL",
            "NOK", "PLN", "RUB", "SEK", "DKK", "TND", "UAH", "UZS", "XAF", "XOF", "ZAR", "CHF", "RON", "RSD", "ALL",
            "CRC", "MZN", "AOA", "TJS"
        ];

    public static List<AmountCandidate> Find(string text, Currency ledger)
    {
        var candidates = new List<AmountCandidate>();
        var numbers = NumberScanner.Find(text);
        var taken = 0;
        for (var i = 0; i < numbers.Count; i++)
        {
            var next = i + 1 < numbers.Count ? numbers[i + 1] : (EventSpan?)null;
            if (At(text, numbers[i], next, ledger, taken) is not { } found) continue;
            candidates.Add(found);
            taken = found.End;
        }
        return candidates;
    }

    static AmountCandidate? At(string text, EventSpan span, EventSpan? next, Currency ledger, int taken)
    {
        var number = text.AsSpan(span.Start, span.Length);
        if (IsPartOfDate(text, span)) return null;
        var sign = 0;
        var at = Sign(text, Back(text, span.Start, taken), taken, ref sign, number, ledger);
        if (CurrencyMarks.Before(text, Back(text, at, taken), number, ledger, out var start) is { } before
            && start >= taken)
        {
            // "TK 1234xxx321" is an account.
            if (!before.Currencies.Contains(ledger) && IsWord(text, span.End)) return null;
            start = Sign(text, Back(text, start, taken), taken, ref sign, number, ledger, keep: start);
            return New(text, start, Decorated(text, span.End), span, before.For(ledger), sign);
        }
        if (IsGlued(text, span.Start)) return null;
        var end = Decorated(text, span.End);
        var markAt = end < text.Length && text[end] == ' ' ? end + 1 : end;
        if (CurrencyMarks.After(text, markAt, number, ledger, out var markEnd) is not { } after) return null;
        if (next is { } other && IsOf(text, markEnd, number, other, ledger)) return null;
        return New(text, sign == 0 ? span.Start : at, markEnd, span, after.For(ledger), sign);
    }

    static AmountCandidate New(string text, int start, int end, EventSpan span, Currency currency, int sign)
    {
        var number = text.AsSpan(span.Start, span.Length);
        var unclear = number.Contains(' ') && !Spaced.Contains(currency.Code) || IsMultiplied(text, span.End);
        return new(start, end, span, unclear ? null : MessageNumberParser.Minor(number, currency), currency, sign);
    }

    /// <summary>Whether the mark between two numbers is the second one's: "Visa 1234 CHF 5.00".</summary>
    static bool IsOf(string text, int markEnd, ReadOnlySpan<char> number, EventSpan other, Currency ledger)
    {
        var at = markEnd < text.Length && text[markEnd] == ' ' ? markEnd + 1 : markEnd;
        if (at != other.Start || number.IndexOfAny('.', ',') >= 0) return false;
        var second = text.AsSpan(other.Start, other.Length);
        var end = other.End < text.Length && text[other.End] == ' ' ? other.End + 1 : other.End;
        return second.IndexOfAny('.', ',') >= 0 && CurrencyMarks.After(text, end, second, ledger, out _) is null;
    }

    static int Back(string text, int at, int taken) => at > taken && text[at - 1] == ' ' ? at - 1 : at;

    static int Sign(
        string text, int at, int taken, ref int sign, ReadOnlySpan<char> number, Currency ledger, int? keep = null)
    {
        if (at <= taken || text[at - 1] is not ('-' or '+')) return keep ?? at;
        // A dash between words or digits is no minus, but for "R-312.45".
        if (at - 1 > 0 && (WordCharacters.IsOfWord(text[at - 2]) || char.IsAsciiDigit(text[at - 2]))
            && (keep is not null || CurrencyMarks.Before(text, at - 1, number, ledger, out var start) is null
                || start < taken))
            return keep ?? at;
        sign = text[at - 1] == '-' ? -1 : 1;
        return at - 1;
    }

    static bool IsGlued(string text, int at)
    {
        if (at == 0) return false;
        var before = text[at - 1];
        return WordCharacters.IsOfWord(before) && !WordCharacters.IsUnspaced(before)
            || before is '*' or '#' or '\u2022' or '_' or '@' or '\uFFFD' or '\u2044' or '.'
            || before is '-' or '/' or ':'
                && at > 1
                && (char.IsAsciiDigit(text[at - 2]) || before == '-' && WordCharacters.IsOfWord(text[at - 2]));
    }

    static bool IsPartOfDate(string text, EventSpan span)
    {
        var number = text.AsSpan(span.Start, span.Length);
        var points = number.Count('.');
        if (points == 2
            && number.IndexOf('.') <= 2
            && number.LastIndexOf('.') - number.IndexOf('.') <= 3
            && number.IndexOf(',') < 0)
            return true;
        var (before, after) =
            (span.Start > 0 ? text[span.Start - 1] : ' ', span.End < text.Length ? text[span.End] : ' ');
        var digitBefore = span.Start > 1 && char.IsAsciiDigit(text[span.Start - 2]);
        var digitAfter = span.End + 1 < text.Length && char.IsAsciiDigit(text[span.End + 1]);
        return before is '/' or ':' && digitBefore
            || after is '/' or ':' && digitAfter
            || before == '-' && digitBefore
            || after == '%'
            || after is '\uFFFD' or '\u2044' || after == ' ' && span.End + 1 < text.Length && text[span.End + 1] == '%';
    }

    static bool IsWord(string text, int at) =>
        at < text.Length && WordCharacters.IsOfWord(text[at]) && !WordCharacters.IsUnspaced(text[at]);

    // "15,-" and "500/-" are whole.
    static int Decorated(string text, int end)
    {
        var rest = text.AsSpan(end);
        return rest.StartsWith(",-") || rest.StartsWith(".-") || rest.StartsWith("/-") || rest.StartsWith(",=")
            ? end + (rest.StartsWith(",--") || rest.StartsWith(".--") ? 3 : 2)
            : end;
    }

    static bool IsMultiplied(string text, int end)
    {
        var rest = text.AsSpan(end);
        var glued = rest.Length > 0 && WordCharacters.IsOfWord(rest[0]);
        var word = rest.TrimStart(' ');
        if (word.Length > 0
            && word[0] is '\u4E07' or '\u842C' or '\u5104' or '\u4EBF' or '\uB9CC' or '\uC5B5' or '\u5343')
            return true;
        var length = 0;
        while (length < word.Length && (WordCharacters.IsOfWord(word[length]) || word[length] == '.')) length++;
        if (length == 0) return false;
        var first = word[..length].ToString().ToLowerInvariant();
        return Array.IndexOf(Multipliers, first) >= 0
            || Array.IndexOf(Multipliers, first.TrimEnd('.')) >= 0
            || glued && first is "m" or "b";
    }
}
