using System.Collections.Frozen;

namespace FinSight.Core.Capture;

/// <summary>Names in capitals within a sentence in small letters: "UBER EATS" holds no German "über".</summary>
static class CapitalNameFilter
{
    const int FewestLetters = 3, BalanceReach = 30;

    /// <summary>What banks write in capitals beside a name, and is none.</summary>
    static readonly FrozenSet<string> Terms = new[]
    {
        "from", "card", "acct", "account", "acc", "ref", "ref.", "refno", "ref no", "txn id", "trx id", "txnid",
        "trxid", "visa", "mastercard", "amex", "maestro", "a/c", "upi", "vpa", "rrn", "utr", "total", "date",
        "time", "info", "iban", "at", "to", "on", "with", "using", "via", "dated", "ending", "debit card",
        "credit card", "karta", "karty", "kort", "kartica",
    }.ToFrozenSet();

    /// <summary>Words that mean much else, and in a name in capitals nothing.</summary>
    static readonly FrozenSet<CueKind> Loose = new[]
    {
        CueKind.Stop, CueKind.In, CueKind.At, CueKind.Not, CueKind.Behind, CueKind.Advert, CueKind.Offer, CueKind.Weak,
        CueKind.Upcoming, CueKind.Duty, CueKind.Yours, CueKind.Own, CueKind.Generic,
    }.ToFrozenSet();

    /// <summary>Two letters behind a name: "Zalando SE", "AMZN Mktp DE".</summary>
    static readonly FrozenSet<string> Forms = new[] { "SE", "SA", "AS", "DE", "ES", "IT", "FR" }.ToFrozenSet();

    /// <summary>The hits but for words that are written as the names beside them.</summary>
    public static IReadOnlyList<CueMatch> Without(AnalyzedMessage message)
    {
        var isMixed = IsMixed(message);
        return [.. message.Hits.Where(
            hit => hit.Cue != CueKind.Setting && (!isMixed || !IsOfName(message, hit)))];
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
        var text = message.Text;
        var word = text.AsSpan(hit.Start, hit.End - hit.Start);
        if (!AreCapitals(word) || Terms.Contains(message.Folded[hit.Start..hit.End])) return false;
        if (Forms.Contains(word.ToString()) && IsBehindName(text, hit.Start)) return true;
        if (!IsLoose(message, hit)) return false;
        var (before, after) = (LettersBefore(message, hit.Start), LettersAfter(message, hit.End));
        var isBrought = message.Hits.Any(
            small => small.Cue is CueKind.In or CueKind.At or CueKind.Label
                && small.End == hit.Start - 1
                && char.IsLower(text[small.Start]));
        if (word.Length < FewestLetters) return after > 0 ? before > 0 || isBrought : before is 1 or 2;
        return isBrought || before >= FewestLetters || after > 0 && before > 0
            || after >= FewestLetters && hit.Cue is CueKind.Stop or CueKind.In or CueKind.At or CueKind.Not;
    }

    /// <summary>Whether all that it may mean is loose; articles are generic and more, "CARD" is no more.</summary>
    static bool IsLoose(AnalyzedMessage message, CueMatch hit)
    {
        var isMore = false;
        foreach (var same in message.Hits)
        {
            if (same.Start != hit.Start || same.End != hit.End) continue;
            if (!Loose.Contains(same.Cue) && !IsFarFromAmount(message, same)) return false;
            isMore |= same.Cue != CueKind.Generic;
        }
        return isMore;
    }

    /// <summary>"THE LIMIT BAR", and not "AVL LIMIT INR 500".</summary>
    static bool IsFarFromAmount(AnalyzedMessage message, CueMatch hit) =>
        hit.Cue is CueKind.Balance or CueKind.Limit
            && !message.Amounts.Any(amount => amount.Start >= hit.End && amount.Start - hit.End <= BalanceReach);

    static bool IsBehindName(string text, int at)
    {
        if (at < 2 || text[at - 1] != ' ' || !char.IsLower(text[at - 2])) return false;
        var start = at - 2;
        while (start > 0 && WordCharacters.IsOfWord(text[start - 1])) start--;
        return char.IsUpper(text[start]);
    }

    /// <summary>How many letters the word in capitals before it has; 0 where it is no name's.</summary>
    static int LettersBefore(AnalyzedMessage message, int at)
    {
        if (at == 0 || message.Text[at - 1] != ' ') return 0;
        var start = at - 1;
        while (start > 0 && WordCharacters.IsOfWord(message.Text[start - 1])) start--;
        return LettersOfName(message, start, at - 1);
    }

    static int LettersAfter(AnalyzedMessage message, int at)
    {
        if (at >= message.Text.Length || message.Text[at] != ' ') return 0;
        var end = at + 1;
        while (end < message.Text.Length && WordCharacters.IsOfWord(message.Text[end])) end++;
        return LettersOfName(message, at + 1, end);
    }

    static int LettersOfName(AnalyzedMessage message, int start, int end) =>
        end <= start
            || !AreCapitals(message.Text.AsSpan(start, end - start))
            || Terms.Contains(message.Folded[start..end])
            || message.Hits.Any(hit => hit.Start < end && hit.End > start
                && (hit.Cue is CueKind.Spend or CueKind.Refund or CueKind.Incoming or CueKind.Label
                    || hit.Cue == CueKind.Balance && !IsFarFromAmount(message, hit)))
            ? 0
            : end - start;

    static bool AreCapitals(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (WordCharacters.IsOfWord(c) && !char.IsUpper(c)) return false;
        return true;
    }

    /// <summary>Its own words, at least those of payments, are in small letters.</summary>
    static bool IsMixed(AnalyzedMessage message)
    {
        var (small, large) = (0, 0);
        foreach (var c in message.Text)
            if (char.IsLower(c)) small++;
            else if (char.IsUpper(c)) large++;
        return small * 2 > large
            || message.Hits.Any(hit => hit.Cue == CueKind.Spend && char.IsLower(message.Text[hit.End - 1]));
    }
}
