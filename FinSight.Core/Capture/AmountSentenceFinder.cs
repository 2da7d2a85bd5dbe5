namespace FinSight.Core.Capture;

/// <summary>The sentence in which the amount stands, and the title, which is about all of it.</summary>
sealed class AmountSentenceFinder
{
    readonly List<CueMatch> _hits;
    readonly AnalyzedMessage _message;
    readonly string _folded;
    readonly int _amount;
    readonly int _bodyStart;

    public AmountSentenceFinder(AnalyzedMessage message, List<AmountCandidate> amounts)
    {
        _message = message;
        _folded = message.Folded;
        _amount = amounts is [var one, ..] ? one.Start : -1;
        _bodyStart = message.BodyStart;
        var (start, end) = amounts is [var amount, ..] ? Around(message.Text, amount) : (0, message.Text.Length);
        (Start, End) = (start, end);
        IsQuestion = amounts.Count > 0 && SentenceCueDetector.IsQuestion(_folded, start, amounts[0].End);
        _hits = [.. message.Hits.Where(hit => hit.Start >= start && hit.Start < end || hit.Start < message.BodyStart)];
    }

    public bool IsQuestion { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>"Debited … and credited to": the words of the bank of who pays.</summary>
    public bool IsDebit =>
        _hits.Find(IsOfMoney) is { Cue: CueKind.Spend } first
            && _folded.AsSpan(first.Start, first.End - first.Start).Contains("debit", StringComparison.Ordinal);

    /// <summary>
    /// Its word is the last before the amount, or stands after it: "Refund policy … you paid" is none.
    /// </summary>
    public bool IsRefund =>
        _hits.FindLast(hit => hit.Start < _amount && (hit.Cue is CueKind.Spend or CueKind.Refund))
            is { End: > 0, Cue: CueKind.Refund }
        || _hits.Exists(hit => hit.Start >= _amount && hit.Cue == CueKind.Refund);

    /// <summary>What is to be paid, or may be: "your payment of £5 must reach us by Friday".</summary>
    public bool IsDuty => _amount >= 0 && _hits.Exists(hit => hit.Cue == CueKind.Duty
        && !_hits.Exists(other => other.Cue == CueKind.Nothing && other.Start < hit.Start));

    /// <summary>Whoever names a payment beside a link wants it to be followed.</summary>
    public bool HasLink => _folded.AsSpan(Start, End - Start).Contains("://", StringComparison.Ordinal);

    /// <summary>Whether it, or the title, sets a limit, in whichever order, with no other amount beside it.</summary>
    public bool SetsLimit => Has(CueKind.Limit) && Has(CueKind.Setting)
        && _message.Amounts.Count(other => other.Start >= Start && other.Start < End) == 1;

    /// <summary>"$52.10 at TARGET", however much it tells of limits.</summary>
    public bool IsPaidBesideLimit => IsPaidBefore(isNounEnough: false, CueKind.Limit, CueKind.Setting)
        || Has(CueKind.Spend) && _hits.Exists(hit => hit.Cue == CueKind.At && hit.Start >= _amount
            && hit.End + 1 < _message.Text.Length && char.IsUpper(_message.Text[hit.End + 1]));

    public bool Has(CueKind cue) => _hits.Exists(hit => hit.Cue == cue);

    /// <summary>
    /// It says that something was paid, and only behind it what is to be: "you paid …, remember", not "must be paid".
    /// </summary>
    public bool IsPaidBefore(bool isNounEnough, params CueKind[] others)
    {
        var first = _hits.Find(hit => others.Contains(hit.Cue));
        return _hits.Exists(hit => (isNounEnough ? hit.Cue == CueKind.Spend : CueMatch.IsPaid(_hits, hit))
            && (first.End == 0 || hit.End <= first.Start));
    }

    public bool HasInBody(CueKind cue) => _hits.Exists(hit => hit.Cue == cue && hit.Start >= _bodyStart);

    /// <summary>What is told first; a "transfer" goes either way.</summary>
    public bool Starts(CueKind cue) =>
        _hits.Find(hit => IsOfMoney(hit)
            && !_hits.Exists(other => other.Cue == CueKind.Transfer && other.Start == hit.Start)).Cue == cue;

    static bool IsOfMoney(CueMatch hit) => hit.Cue is CueKind.Spend or CueKind.Incoming;

    static (int, int) Around(string text, AmountCandidate amount)
    {
        var start = AmountChooser.ClauseStart(text, amount.Start, 0);
        var end = amount.End;
        // The dot of "12,00 EUR. Mehr" ends its sentence, that of "12 kr. til" does not.
        if (end + 1 < text.Length && text[end - 1] == '.' && text[end] == ' ' && char.IsUpper(text[end + 1]))
            return (start, end);
        while (end < text.Length
            && text[end] is not ('\n' or '!' or '\u3002' or '\u0964')
            && !(text[end] == '.' && (end + 1 == text.Length || text[end + 1] == ' ')))
            end++;
        return (start, end);
    }
}
