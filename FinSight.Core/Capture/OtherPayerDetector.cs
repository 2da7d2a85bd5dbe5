using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>Tells whether somebody else seems to have paid the reader, where no word says which way it went.</summary>
static partial class OtherPayerDetector
{
    /// <summary>A transfer "from" somebody and to nobody, or a name before "has sent".</summary>
    public static bool Has(AnalyzedMessage message, AmountSentenceFinder clause)
    {
        if (clause.Has(CueKind.At)) return false;
        if (message.HasOnly(CueKind.Transfer) && IsFrom(message, clause, Source())) return true;
        if (message.HasOnly(CueKind.Noun) && IsFrom(message, clause, PlainSource())) return true;
        return message.Hits.Any(
            hit => hit.Cue == CueKind.Give && hit.Start > message.BodyStart && IsAfterName(message, hit));
    }

    static bool IsFrom(AnalyzedMessage message, AmountSentenceFinder clause, Regex source)
    {
        foreach (Match match in source.Matches(message.Text[clause.Start..clause.End]))
        {
            var name = clause.Start + match.Groups["n"].Index;
            if (!message.Hits.Any(hit => hit.Start == name && hit.Cue is CueKind.Generic or CueKind.Stop)
                && !message.Amounts.Any(amount => amount.Start == name))
                return true;
        }
        return false;
    }

    static bool IsAfterName(AnalyzedMessage message, CueMatch verb)
    {
        var match = NameBefore().Match(message.Text[message.BodyStart..verb.Start]);
        if (!match.Success) return false;
        var (start, end) = (message.BodyStart + match.Groups["n"].Index, verb.Start);
        return !message.Hits.Any(
            hit => hit.Start >= start && hit.Start < end && hit.Cue is CueKind.Generic or CueKind.Spend);
    }

    [GeneratedRegex(@"(?:^|[\n.!:] ?)(?<n>\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}.'-]*){0,3}) (?:\p{Ll}+ )?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex NameBefore();

    [GeneratedRegex(@"\b(?i:from|von|vom|de|da|dal|del|od|van|fra|från|от|від|από) (?<n>\p{Lu}\p{L}{2,})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    /// <summary>Those that mean nothing but "from".</summary>
    [GeneratedRegex(@"\b(?i:from|von|vom|od|van|fra|från|от|від|από) (?<n>\p{Lu}\p{L}{2,})",
        RegexOptions.CultureInvariant)]
    private static partial Regex PlainSource();
}
