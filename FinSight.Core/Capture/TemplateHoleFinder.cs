namespace FinSight.Core.Capture;

/// <summary>What differs in two messages of one wording: numbers, days, references.</summary>
static class TemplateHoleFinder
{
    const int LongestMonth = 9;

    /// <summary>
    /// The end of a word with a digit in it, or of a month's name between two numbers; the start where it is neither.
    /// </summary>
    public static int OtherEnd(string text, int at, int bound)
    {
        var hasDigit = false;
        var end = at;
        while (end < bound && IsPart(text, end))
        {
            hasDigit |= char.IsAsciiDigit(text[end]);
            end++;
        }
        return hasDigit || IsMonth(text, at, end) ? end : at;
    }

    static bool IsPart(string text, int at) => char.IsAsciiDigit(text[at]) || WordCharacters.IsOfWord(text[at])
        || text[at] is '.' or ',' or '\''
            && at > 0
            && char.IsAsciiDigit(text[at - 1])
            && at + 1 < text.Length
            && char.IsAsciiDigit(text[at + 1]);

    static bool IsMonth(string text, int start, int end) =>
        end - start is >= 3 and <= LongestMonth && start > 1 && end + 1 < text.Length
        && text[start - 1] is '-' or ' ' or '/'
        && char.IsAsciiDigit(text[start - 2])
        && text[end] is '-' or ' ' or '/'
        && char.IsAsciiDigit(text[end + 1]);
}
