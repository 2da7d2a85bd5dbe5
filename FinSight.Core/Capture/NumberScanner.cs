namespace FinSight.Core.Capture;

/// <summary>Finds the numbers of a message.</summary>
static class NumberScanner
{
    /// <summary>Where each number stands, with its separators.</summary>
    public static List<EventSpan> Find(string text)
    {
        var numbers = new List<EventSpan>();
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }
            var end = End(text, at);
            numbers.Add(new(at, end - at));
            at = end;
        }
        return numbers;
    }

    /// <summary>The number that starts there; of no length where none does.</summary>
    public static EventSpan At(string text, int at) =>
        at < text.Length && char.IsAsciiDigit(text[at]) ? new(at, End(text, at) - at) : new(at, 0);

    static int End(string text, int at)
    {
        var end = Digits(text, at);
        var group = end - at;
        while (end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && IsSeparator(text[end]))
        {
            var next = Digits(text, end + 1);
            // A space groups only where threes follow; else it parts two numbers.
            if (text[end] == ' '
                && (group > 3 || next - end - 1 != 3 || text.AsSpan(at, end - at).IndexOfAny(".,") >= 0))
                break;
            group = next - end - 1;
            end = next;
        }
        return end;
    }

    static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    static bool IsSeparator(char c) => c is '.' or ',' or '\'' or ' ' or '\u066B' or '\u066C';
}
