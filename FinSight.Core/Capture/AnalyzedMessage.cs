namespace FinSight.Core.Capture;

/// <summary>A message with what was found in it.</summary>
sealed class AnalyzedMessage
{
    public required string Text { get; init; }

    public required string Folded { get; init; }

    /// <summary>Where the title ends and the text begins; 0 where there is no title.</summary>
    public required int BodyStart { get; init; }

    public required IReadOnlyList<CueMatch> Hits { get; init; }

    public required IReadOnlyList<AmountCandidate> Amounts { get; init; }

    /// <summary>The hits to find names by.</summary>
    public IReadOnlyList<CueMatch> NameHits => field ??= CapitalNameFilter.Without(this);

    public string Title => BodyStart == 0 ? "" : Text[..(BodyStart - 1)];

    /// <summary>
    /// Whoever thanks for no more than a payment is who was paid, such as the bank whose bill it was.
    /// </summary>
    public bool IsThankedForPayment => Thanks.Any(word => Folded.Contains(word, StringComparison.Ordinal))
        && Hits.Where(hit => hit.Cue == CueKind.Spend)
            .All(hit => Payments.Any(
                word => Folded.AsSpan(hit.Start, hit.End - hit.Start).Contains(word, StringComparison.Ordinal)));

    static readonly string[] Thanks = ["thank", "danke", "merci", "gracias", "grazie", "obrigad", "bedankt"];
    static readonly string[] Payments = ["payment", "zahlung", "paiement", "pago", "pagamento", "betaling"];

    /// <summary>Whether all that names a payment in it is of this kind, as in "10 € off your next purchase".</summary>
    public bool HasOnly(CueKind kind, CueKind of = CueKind.Spend) => Hits.Where(hit => hit.Cue == of)
        .All(hit => Hits.Any(other => other.Cue == kind && other.Start == hit.Start && other.End == hit.End));

    /// <summary>It says that something was paid, and does not only name a payment.</summary>
    public bool IsPaid => !HasOnly(CueKind.Noun);

    public bool Has(CueKind cue) => Hits.Any(hit => hit.Cue == cue);

    public bool HasInBody(CueKind cue) => Hits.Any(hit => hit.Cue == cue && hit.Start >= BodyStart);

    public static AnalyzedMessage Of(string title, string body, Currency ledger)
    {
        var (first, rest) = (EventTextCleaner.Clean(title).Replace('\n', ' '), EventTextCleaner.Clean(body));
        // A forwarder may put the title into the text as well.
        if (rest.StartsWith(first, StringComparison.Ordinal)
            && rest.Length > first.Length
            && rest[first.Length] == '\n')
            rest = rest[(first.Length + 1)..];
        var text = first.Length == 0 ? rest : rest.Length == 0 ? first : $"{first}\n{rest}";
        var folded = EventTextCleaner.Fold(text);
        var bodyStart = first.Length > 0 && rest.Length > 0 ? first.Length + 1 : 0;
        return new()
        {
            Text = text,
            Folded = folded,
            BodyStart = bodyStart,
            Hits = SentenceCueDetector.With(text, folded, bodyStart, CueLexicon.Find(folded)),
            Amounts = AmountCandidateScanner.Find(text, ledger),
        };
    }
}
