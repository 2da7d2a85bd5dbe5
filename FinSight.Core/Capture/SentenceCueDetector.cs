using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>
/// What the form of a sentence tells, where no single word does: what will be, what is not, what is asked.
/// </summary>
static partial class SentenceCueDetector
{
    const int Nearby = 14, ConditionReach = 50;

    /// <summary>The hits of words, with those of sentences at their places.</summary>
    public static IReadOnlyList<CueMatch> With(string text, string folded, int bodyStart, List<CueMatch> words)
    {
        var found = new List<CueMatch>();
        // The shop of a title may be called anything, where the text says that something was paid.
        if (words.Exists(hit => hit.Start >= bodyStart && CueMatch.IsPaid(words, hit)))
            words.RemoveAll(hit => hit.Cue is CueKind.Duty or CueKind.Offer && hit.Start < bodyStart);
        words.RemoveAll(hit => hit.Cue is CueKind.Duty or CueKind.Offer && IsName(text, words, hit.Start)
            || hit.Cue == CueKind.Duty && IsConditional(folded, hit)
            || IsOfNames(hit.Cue) && IsBrought(text, words, hit));
        if (CardBill().Match(folded) is { Success: true } bill)
            found.Add(new(CueKind.Bill, bill.Index, bill.Index + bill.Length));
        foreach (var verb in Future().EnumerateMatches(text))
            found.Add(new(CueKind.Upcoming, verb.Index, verb.Index + verb.Length));
        foreach (var not in words)
            if (not.Cue == CueKind.Not && IsDenied(folded, words, not)) found.Add(not with { Cue = CueKind.Declined });
        if (found.Count == 0) return words;
        return [.. words.Concat(found).OrderBy(hit => hit.Start)];
    }

    /// <summary>"Did you spend $50?" says nothing yet.</summary>
    public static bool IsQuestion(string folded, int start, int end)
    {
        while (end < folded.Length && folded[end] is not ('?' or '\n' or '!' or '\u061F' or '\uFF1F')) end++;
        return end < folded.Length && folded[end] is '?' or '\u061F' or '\uFF1F'
            && (folded.AsSpan(start, end - start).Contains('\u00BF') || Asks().IsMatch(folded[start..end]));
    }

    /// <summary>"You paid £5 at Must Have Shoes" tells of no duty.</summary>
    static bool IsName(string text, List<CueMatch> words, int start)
    {
        if (!char.IsUpper(text[start])) return false;
        if (!text.Any(char.IsLower)) return words.Exists(hit => hit.Cue == CueKind.At && hit.End == start - 1);
        while (start > 0 && text[start - 1] == ' ') start--;
        return start > 0 && (WordCharacters.IsOfWord(text[start - 1]) || text[start - 1] is ',' or '&');
    }

    /// <summary>What a shop may be called: "Lucky Supermarket", "Flat Iron".</summary>
    static bool IsOfNames(CueKind cue) => cue is CueKind.Duty or CueKind.Offer or CueKind.Advert or CueKind.Upcoming
        or CueKind.Yours;

    /// <summary>Written as a name, and right behind what brings one: "at Lucky Supermarket".</summary>
    static bool IsBrought(string text, List<CueMatch> words, CueMatch hit) => char.IsUpper(text[hit.Start])
        && words.Exists(other => other.Cue is CueKind.At or CueKind.In && other.End == hit.Start - 1);

    static bool IsConditional(string folded, CueMatch hit) =>
        Condition().IsMatch(folded.AsSpan(Math.Max(0, hit.Start - ConditionReach)..hit.Start));

    /// <summary>"Was not debited", and not "if you have not paid it".</summary>
    static bool IsDenied(string folded, List<CueMatch> words, CueMatch not)
    {
        var spend = words.Find(hit => hit.Cue == CueKind.Spend && hit.Start >= not.End);
        if (spend.End == 0 || spend.Start - not.End > Nearby) return false;
        if (!Between().IsMatch(folded.AsSpan(not.End, spend.Start - not.End))) return false;
        return !IsConditional(folded, not);
    }

    /// <summary>
    /// Futures of Romance languages, which their endings tell: "se cobrarán", "sarà", "débiterons", "cobraremos".
    /// </summary>
    [GeneratedRegex(@"(?<![\p{L}])(?!kter|ster|quer|envir)\p{Ll}+(?:[aei]r(?:á|án|ão|ás|à|anno|emos?)|[eid]r(?:ons|ont))"
        + @"(?![\p{L}])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Future();

    /// <summary>The bill of a card, whose name stands between: "towards your Sample Bank Credit Card".</summary>
    [GeneratedRegex(@"\bpayment\b[^\n]{0,40}\b(?:towards|to|for) your [^.\n]{0,30}\bcredit card\b"
        + @"[^.\n]{0,30}\b(?:received|credited|posted)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex CardBill();

    /// <summary>At most one word.</summary>
    [GeneratedRegex(@"^ ?\p{L}* ?$", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:if|unless|in case|wenn|falls|sollten?|sofern|si|se|caso|jezeli|jesli|als|indien|om|hvis|dersom|jos"
        + @"|ak|pokud|jestli|ha|ako|daca|если|якщо|ако|εαν|αν|eger|jika|neu|kung|kama)\b[^.!?\n]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^\W*(?:\w+[:,] ?)?(?:did|was|were|is|are|do|have|has|haben|hast|war|waren|wurde|avez|as-tu"
        + @"|est-ce|etes|voce|hai|ha|e stato|sei|czy|heb|heeft|was dit|har|oletko|teitko|вы|это вы|ви|чи|siz|apakah|bu islem)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
