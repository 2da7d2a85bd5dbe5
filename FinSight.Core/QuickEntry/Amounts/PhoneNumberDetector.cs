namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>Telephone numbers in several words: <c>0800 555 123</c>, <c>+44 20 7946 0958</c>.</summary>
static class PhoneNumberDetector
{
    public static bool Holds(Sentence sentence, int at)
    {
        if (!IsDigits(sentence, at)) return false;
        var first = at;
        while (IsDigits(sentence, first - 1)) first--;
        var end = at + 1;
        while (IsDigits(sentence, end)) end++;
        return end - first > 1 && Starts(sentence.Words[first].Numeral);
    }

    static bool Starts(string numeral) => numeral is ['0' or '+', not '.', _, ..];

    static bool IsDigits(Sentence sentence, int at) =>
        sentence.IsOpen(at) && sentence.Words[at] is { HasDigit: true, Numeral: var numeral }
        && numeral.TrimStart('+') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);
}
