using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>
/// What the form of a sentence tells, where no single word does: what will be, what is not, what is asked.
/// </summary>
static partial class SentenceCueDetector
{
    const int Nearby = 14, ConditionReach = 50;

    /// <summary>The hits of words, with those of sentences at their places.</summary>
    public static IReadOnlyList<CueMatch> With(string text, string folded, List<CueMatch> words)
    {
        var found = new List<CueMatch>();
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

    /// <summary>"Was not debited", and not "if you have not paid it".</summary>
    static bool IsDenied(string folded, List<CueMatch> words, CueMatch not)
    {
        var spend = words.Find(hit => hit.Cue == CueKind.Spend && hit.Start >= not.End);
        if (spend.End == 0 || spend.Start - not.End > Nearby) return false;
        if (!Between().IsMatch(folded.AsSpan(not.End, spend.Start - not.End))) return false;
        return !Condition().IsMatch(folded.AsSpan(Math.Max(0, not.Start - ConditionReach)..not.Start));
    }

    /// <summary>Futures of Spanish, Portuguese and Italian, which their accents tell: "se cobrarán", "sarà".</summary>
    [GeneratedRegex(@"(?<![\p{L}])(?!kter|ster)\p{Ll}+[aei]r(?:á|án|ão|ás|à|anno)(?![\p{L}])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Future();

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
