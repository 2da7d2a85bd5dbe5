namespace FinSight.Core.Capture;

readonly record struct CueMatch(CueKind Cue, int Start, int End)
{
    /// <summary>Whether it says, among these, that something was paid, and does not only name a payment.</summary>
    public static bool IsPaid(IReadOnlyList<CueMatch> hits, CueMatch hit) => hit.Cue == CueKind.Spend
        && !hits.Contains(hit with { Cue = CueKind.Noun });
}
