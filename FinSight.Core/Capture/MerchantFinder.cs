using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>Finds where the money went: after a label or "at", in the title, or beside the amount.</summary>
static class MerchantFinder
{
    const int Longest = 60;

    /// <summary>Of a field that holds nothing else.</summary>
    public static FoundMerchant? Named(string? field)
    {
        if (field is null) return null;
        var message = AnalyzedMessage.Of("", field, Currency.All[0]);
        return !message.Text.Contains('*') && MerchantNameDetector.IsGeneric(message, 0, message.Text.Length)
            ? null
            : Name(message.Text, null);
    }

    public static FoundMerchant? In(AnalyzedMessage message, AmountCandidate? amount, string? sender) =>
        After(message, CueKind.Label)
            ?? Narrated(message)
            ?? After(message, CueKind.At)
            ?? After(message, CueKind.In, inCapitals: true)
            ?? Behind(message)
            // Where the text tells what happened, the title is likelier the bank's.
            ?? (message.HasInBody(CueKind.Spend) ? BesideAmount(message, amount) ?? After(message, CueKind.In) : null)
            ?? Title(message)
            ?? BesideAmount(message, amount)
            ?? Gap(message, amount)
            ?? After(message, CueKind.In)
            ?? Sender(message, sender);

    static FoundMerchant? After(AnalyzedMessage message, CueKind cue, bool inCapitals = false)
    {
        foreach (var hit in message.NameHits)
            if (IsBefore(message, hit, cue)
                && !message.NameHits.Any(
                    whole => whole.Cue == cue && whole.Start == hit.Start && whole.End > hit.End)
                && (!inCapitals
                    || char.IsLower(message.Text[hit.End - 1]) && CapitalNameFilter.StartAt(message.Text, hit.End))
                && From(message, cue == CueKind.Label ? Past(message, hit.End) : hit.End) is { } name
                && !IsOfCard(message, name)) return name;
        return null;
    }

    /// <summary>"Spent on SAMPLE BANK Card X1100 at SAMPLE CINEMA".</summary>
    static bool IsOfCard(AnalyzedMessage message, FoundMerchant name) =>
        name.Span is { } span && span.End < message.Text.Length
        && MerchantPatterns.OfCard().IsMatch(
            message.Folded.AsSpan(span.End, Math.Min(16, message.Folded.Length - span.End)));

    /// <summary>Past what a label's text starts with and is no name: "Desc: POS PURCHASE …".</summary>
    static int Past(AnalyzedMessage message, int at)
    {
        foreach (var hit in message.NameHits)
            if (hit.Start >= at && hit.Start - at <= 2 && hit.Cue is CueKind.Spend or CueKind.Generic or CueKind.At)
                at = Math.Max(at, hit.End);
        return at;
    }

    // "On 3 May" ends a name, and "on SAMPLE CLOUD" brings one.
    static bool IsBefore(AnalyzedMessage message, CueMatch hit, CueKind cue) =>
        hit.Cue == cue
            || cue == CueKind.In && hit.Cue == CueKind.Stop
                && message.Folded.AsSpan(hit.Start, hit.End - hit.Start) is "on";

    static FoundMerchant? Title(AnalyzedMessage message)
    {
        if (message.BodyStart == 0) return null;
        var end = message.BodyStart - 1;
        return message.Amounts.Any(amount => amount.Start < end)
            || MerchantNameDetector.IsGeneric(message, 0, end)
            || BankNameDetector.IsOne(message.Title)
            ? null
            : Name(message.Title, new(0, end));
    }

    /// <summary>"MUSTERMARKT: -70,85 EUR", "Purchase 500р PYATEROCHKA Balance …".</summary>
    static FoundMerchant? BesideAmount(AnalyzedMessage message, AmountCandidate? amount)
    {
        if (amount is null) return null;
        var start = LineStart(message, amount.Start);
        // "Capitec: -R85.00; Pick n Pay".
        if (amount.End < message.Text.Length
            && message.Text[amount.End] is ';' or ','
            && From(message, amount.End + 1) is { } next)
            return next;
        if (MerchantNameDetector.IsNamed(message, start, amount.Start)
            && Name(message, start, amount.Start) is { } before) return before;
        return From(message, PastSmall(message, amount.End))
            ?? (MerchantGapFinder.Before(message, amount.Start) is { } gap && gap.Start >= start ? Name(
                message, gap.Start, gap.End) : null);
    }

    /// <summary>Past "in" and "إلى" right after an amount.</summary>
    static int PastSmall(AnalyzedMessage message, int at)
    {
        foreach (var hit in message.NameHits)
            if (hit.Start == at + 1 && hit.Cue is CueKind.In or CueKind.At && !char.IsUpper(message.Text[hit.End - 1]))
                return hit.End;
        return at;
    }

    static FoundMerchant? Gap(AnalyzedMessage message, AmountCandidate? amount) =>
        amount is not null && MerchantGapFinder.Find(message, amount) is { } gap
            ? Name(message, gap.Start, gap.End) : null;

    static FoundMerchant? Behind(AnalyzedMessage message)
    {
        foreach (var hit in message.NameHits)
            if (hit.Cue == CueKind.Behind
                && MerchantGapFinder.Before(message, hit.Start) is { } gap
                && Name(message, gap.Start, gap.End) is { } name)
                return name;
        return null;
    }

    /// <summary>What Indian banks print: "UPI/P2M/600000000051/SAMPLE CAFE", and "; SAMPLE DAIRY credited".</summary>
    static FoundMerchant? Narrated(AnalyzedMessage message)
    {
        var match = MerchantPatterns.Narration().Match(message.Text);
        if (!match.Success) return null;
        var group = match.Groups.Cast<Group>().Last(part => part.Success);
        return group.Value.Any(char.IsLetter) ? Name(message, group.Index, group.Index + group.Length) : null;
    }

    static FoundMerchant? Sender(AnalyzedMessage message, string? sender)
    {
        if (sender is null || message.Has(CueKind.Spend)) return null;
        return MerchantPatterns.Number().IsMatch(sender.Trim()) ? null : Named(sender);
    }

    static FoundMerchant? From(AnalyzedMessage message, int at)
    {
        var text = message.Text;
        while (at < text.Length && text[at]
            is ' ' or ':' or '"' or '\'' or '\u201E' or '\u201C' or '\u00AB' or '-' or '=' or '\u300C' or '\u2192')
            at++;
        if (at >= text.Length || text[at] is '\n' or '.' or ',' or ';') return null;
        var end = End(message, at);
        return end <= at
            || MerchantNameDetector.IsGeneric(message, at, end)
            || NameEndFinder.IsWord(text.AsSpan(at, end - at))
            ? null
            : Name(message, at, end);
    }

    static int End(AnalyzedMessage message, int start)
    {
        var text = message.Text;
        var end = Math.Min(text.Length, start + Longest);
        foreach (var hit in message.NameHits)
            if (hit.Start > start && hit.Start < end && !IsJoint(message, hit)
                && (hit.Cue == CueKind.At
                    ? IsSmall(text, hit)
                    : hit.Cue is not (CueKind.Generic or CueKind.In or CueKind.Credit)
                        && text[hit.Start - 1] is not ('@' or '.')))
                end = hit.Start;
        foreach (var amount in message.Amounts)
            if (amount.Start >= start && amount.Start < end) end = amount.Start;
        var match = MerchantPatterns.Ends().Match(text, start, end - start);
        return NameEndFinder.Of(text, start, match.Success ? match.Index : end);
    }

    /// <summary>"Bakkerij van Dam", and not "Bakkerij van rekening".</summary>
    static bool IsJoint(AnalyzedMessage message, CueMatch hit) => hit.End + 1 < message.Text.Length
        && message.Text.AsSpan(hit.Start, hit.End - hit.Start) is "van" && message.Text[hit.End] == ' '
        && char.IsUpper(message.Text[hit.End + 1]) && !message.Hits.Any(other => other.Start == hit.End + 1);

    // "Sample Outdoor to your card", but "Rest At Home".
    static bool IsSmall(string text, CueMatch hit) => hit.End - hit.Start > 1 && char.IsLower(text[hit.Start]);

    static int LineStart(AnalyzedMessage message, int at) => message.Text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;

    static FoundMerchant? Name(AnalyzedMessage message, int start, int end)
    {
        while (start < end && message.Text[start] is ' ' or '\n') start++;
        while (end > start && message.Text[end - 1] is ' ' or '\n' or ':' or ',' or '-') end--;
        if (end > start && NameEndFinder.IsWord(message.Text.AsSpan(start, end - start))) return null;
        if (MerchantPatterns.Initials().IsMatch(message.Text.AsSpan(start, Math.Max(0, end - start)))
            && end < message.Text.Length && message.Text[end] == '.') end++;
        return end <= start || MerchantPatterns.NoName().IsMatch(message.Text.AsSpan(start, end - start))
            ? null
            : Name(message.Text[start..end], new(start, end - start));
    }

    static FoundMerchant? Name(string raw, EventSpan? span) =>
        MerchantTitleFormatter.Of(raw) is { } title ? new(title, raw.Trim(), span) : null;
}
