using System.Collections.Frozen;

namespace FinSight.Core.Capture;

/// <summary>Names in capitals within a sentence in small letters: "UBER EATS" holds no German "über".</summary>
static class CapitalNameFilter
{
    const int FewestLetters = 3;

    /// <summary>What banks write in capitals beside a name, and is none.</summary>
    static readonly FrozenSet<string> Terms = new[]
    {
        "from", "card", "acct", "account", "acc", "ref", "ref.", "refno", "ref no", "txn id", "trx id", "txnid",
        "trxid", "visa", "mastercard", "amex", "maestro", "upi", "vpa", "rrn", "utr", "total", "date", "time", "info",
        "iban", "for",
        "with", "using", "via", "dated", "ending", "debit card", "credit card", "karta", "karty", "kort", "kartica",
    }.ToFrozenSet();

    /// <summary>The hits but for small words that are written as the names beside them.</summary>
    public static IReadOnlyList<CueMatch> Without(AnalyzedMessage message)
    {
        if (!IsMixed(message.Text)) return message.Hits;
        return [.. message.Hits.Where(hit => !IsOfName(message, hit))];
    }

    /// <summary>Whether a name in capitals starts there.</summary>
    public static bool StartAt(string text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        var end = at;
        while (end < text.Length && WordCharacters.IsOfWord(text[end])) end++;
        return end - at >= FewestLetters && AreCapitals(text.AsSpan(at, end - at));
    }

    static bool IsOfName(AnalyzedMessage message, CueMatch hit)
    {
        if (hit.Cue is not (CueKind.Stop or CueKind.In or CueKind.At or CueKind.Not)
            || hit.End - hit.Start < FewestLetters)
            return false;
        var text = message.Text;
        return AreCapitals(text.AsSpan(hit.Start, hit.End - hit.Start))
            && !Terms.Contains(message.Folded[hit.Start..hit.End])
            && (hit.End < text.Length && text[hit.End] == ' ' && StartAt(text, hit.End)
                || EndAt(text, hit.Start)
                || message.Hits.Any(before => before.Cue is CueKind.In or CueKind.At
                    && before.End == hit.Start - 1
                    && char.IsLower(text[before.Start])));
    }

    static bool EndAt(string text, int end)
    {
        if (end == 0 || text[end - 1] != ' ') return false;
        var start = end - 1;
        while (start > 0 && WordCharacters.IsOfWord(text[start - 1])) start--;
        return end - 1 - start >= FewestLetters && AreCapitals(text.AsSpan(start, end - 1 - start));
    }

    static bool AreCapitals(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (WordCharacters.IsOfWord(c) && !char.IsUpper(c)) return false;
        return true;
    }

    static bool IsMixed(string text)
    {
        var (small, large) = (0, 0);
        foreach (var c in text)
            if (char.IsLower(c)) small++;
            else if (char.IsUpper(c)) large++;
        return small * 2 > large;
    }
}
