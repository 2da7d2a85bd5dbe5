using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>
/// What is left of a message between the words that tell of payments, amounts, days and marks: names.
/// </summary>
static partial class MerchantGapFinder
{
    const int Longest = 60;

    /// <summary>The first gap after the amount that could be a name, else the last before it.</summary>
    public static EventSpan? Find(AnalyzedMessage message, AmountCandidate amount)
    {
        var gaps = Of(message, message.BodyStart, message.Text.Length);
        return gaps.Cast<EventSpan?>().FirstOrDefault(gap => gap!.Value.Start >= amount.End)
            ?? gaps.Cast<EventSpan?>().LastOrDefault(gap => gap!.Value.End <= amount.Start);
    }

    /// <summary>The gap that ends there.</summary>
    public static EventSpan? Before(AnalyzedMessage message, int end) =>
        Of(message, 0, end).Cast<EventSpan?>().LastOrDefault(
            gap => message.Text.AsSpan(gap!.Value.End, end - gap.Value.End).Trim(" ,:;|-").Length == 0);

    static List<EventSpan> Of(AnalyzedMessage message, int start, int end)
    {
        var taken = new bool[end - start];
        foreach (var hit in message.NameHits)
            if (hit.Cue is not (CueKind.In or CueKind.At) || hit.End - hit.Start > 3) Take(hit.Start, hit.End);
        foreach (var amount in message.Amounts) Take(amount.Start, amount.End);
        foreach (var mark in Marks().EnumerateMatches(message.Text)) Take(mark.Index, mark.Index + mark.Length);
        var gaps = new List<EventSpan>();
        for (var at = 0; at < taken.Length; at++)
        {
            if (taken[at]) continue;
            var from = at;
            while (at < taken.Length && !taken[at]) at++;
            var (first, last) = (start + from, start + at);
            while (first < last && message.Text[first] == ' ') first++;
            while (last > first && message.Text[last - 1] == ' ') last--;
            first = PastNumber(message.Text, first, last);
            if (IsName(message.Text.AsSpan(first, last - first))) gaps.Add(new(first, last - first));
        }
        return gaps;

        void Take(int from, int until)
        {
            for (var at = Math.Max(from, start); at < Math.Min(until, end); at++) taken[at - start] = true;
        }
    }

    /// <summary>Past the digits of a card, and not past those of "7-Eleven".</summary>
    static int PastNumber(string text, int first, int last)
    {
        var at = first;
        while (at < last && char.IsAsciiDigit(text[at])) at++;
        return at - first >= 3 && at < last && text[at] == ' ' ? at + 1 : first;
    }

    /// <summary>A capital first, where the script has capitals, and no few letters.</summary>
    static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > Longest || char.IsLower(text[0]) || text.Contains('*')) return false;
        var letters = 0;
        foreach (var c in text)
            if (WordCharacters.IsOfWord(c)) letters++;
        return letters >= (WordCharacters.IsUnspaced(text[0]) ? 2 : 3) && letters * 2 > text.Length;
    }

    [GeneratedRegex(@"[\n;:!?()\[\]|,\u0964\u3002\u3001\u3010\u3011\u300C\u300D\u00AB\u00BB\u201C\u201D\u201E]|\.(?=\s|$)| [-\u2022\u00B7] |\d{1,4}[/.:-]\d{1,2}\S*(?: (?:am|pm|ist|est|edt|pst|pdt|et|pt|gmt|utc|wib|uhr|hrs?|h)\b)?|[*\u2022]+ ?\d*|[Xx]{2,}\d*|\b\d{1,2} ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\S*|\b(?=[A-Z]*\d)(?=\d*[A-Z])(?-i:[A-Z0-9]{8,})\b|\d{5,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
