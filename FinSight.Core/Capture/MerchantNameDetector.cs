namespace FinSight.Core.Capture;

/// <summary>Tells what could name somebody from words that every payment has.</summary>
static class MerchantNameDetector
{
    /// <summary>Neither words that tell of payments nor numbers that stand for accounts and days.</summary>
    public static bool IsNamed(AnalyzedMessage message, int start, int end) => end > start
        && !message.NameHits.Any(
            hit => hit.Start < end && hit.End > start && hit.Cue is not (CueKind.In or CueKind.Stop))
        && !message.Amounts.Any(amount => amount.Start < end && amount.End > start)
        && !MerchantPatterns.NoName().IsMatch(message.Text.AsSpan(start, end - start));

    /// <summary>Starts with, or is, a word that names nobody.</summary>
    public static bool IsGeneric(AnalyzedMessage message, int start, int end)
    {
        var text = message.Text.AsSpan(start, end - start);
        var lead = text.Length - text.TrimStart().Length;
        foreach (var hit in message.NameHits)
        {
            if (hit.Start < start
                || hit.Start >= end
                || hit.Cue is CueKind.In or CueKind.At or CueKind.Stop && hit.Start != start + lead)
                continue;
            if (hit.Start == start + lead && hit.Cue is not (CueKind.Label or CueKind.Credit)) return true;
            if (hit.Cue is CueKind.Spend or CueKind.Balance or CueKind.Refund) return true;
        }
        return false;
    }
}
