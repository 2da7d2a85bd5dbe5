namespace FinSight.Core.Capture;

/// <summary>
/// Which of a message's amounts is what was paid: those that are balances, limits and fees are dropped first.
/// </summary>
sealed class AmountChooser
{
    const int Reach = 60;

    public List<AmountCandidate> Left { get; } = [];

    public bool HasBalance { get; private set; }

    /// <summary>It tells of a limit that was set.</summary>
    public bool SetsLimit { get; private set; }

    /// <summary>Its amount stands beside a limit, and beside words of a payment as well.</summary>
    public bool IsBesideLimit { get; private set; }

    public long? Fee { get; private set; }

    public AmountChooser(AnalyzedMessage message, Currency ledger)
    {
        CueKind? last = null;
        var hasLimit = message.Has(CueKind.Setting) && message.Has(CueKind.Limit);
        var all = message.Amounts;
        for (var i = 0; i < all.Count; i++)
        {
            var start = i == 0 ? 0 : all[i - 1].End;
            var sentence = hasLimit ? new AmountSentenceFinder(message, [all[i]]) : null;
            var sets = sentence is { SetsLimit: true };
            var isPaid = sets && sentence!.IsPaidBesideLimit;
            SetsLimit |= sets && !isPaid;
            IsBesideLimit |= isPaid;
            CueKind? role = isPaid ? null : sets ? CueKind.Balance : Role(message, all[i], start, last);
            last = role;
            if (role == CueKind.Balance) HasBalance = true;
            else if (role == CueKind.Fee) Fee = (Fee ?? 0) + (all[i].Minor ?? 0);
            else Left.Add(all[i]);
        }
        OnlyOnce(ledger, message.Text);
        if (ReceiptTotalFinder.Of(message, Left, Fee) is not { } total) return;
        Left.RemoveAll(amount => amount != total);
        Fee = null;
    }

    /// <summary>Balance or fee, by the nearest word before it, or by one right after it; null for an amount.</summary>
    static CueKind? Role(AnalyzedMessage message, AmountCandidate amount, int start, CueKind? last)
    {
        var from = Math.Max(start, ClauseStart(message.Text, amount.Start, start));
        var between = message.Text.AsSpan(start, amount.Start - start);
        // "Available: CHF 500, EUR 20".
        if (last is not null && !HasWord(between)) return last;
        var before = message.Hits.LastOrDefault(hit => hit.Start >= from && hit.End <= amount.Start && IsRole(hit.Cue));
        // A "limit of purchases" is one.
        if (before.Cue == CueKind.Spend
            && message.Hits.Any(hit => hit is { Cue: CueKind.Balance } && hit.End == before.Start - 1))
            return CueKind.Balance;
        // "Oplata" is a payment in Russian and a fee in Polish.
        if (before.Cue == CueKind.Fee
            && start == 0
            && message.Hits.Any(hit => hit.Cue == CueKind.Spend && hit.Start == before.Start))
            return null;
        // "SD TK 1234 -185,000VND … SD 6,420,118VND" tells what changed, then the balance.
        if (before.Cue == CueKind.Balance && start == 0 && amount.Sign < 0 && IsFollowedByBalance(message, amount))
            return null;
        if (before is { Cue: CueKind.Balance or CueKind.Fee }) return before.Cue;
        var after = message.Hits.FirstOrDefault(
            hit => hit.Start >= amount.End && hit.Cue is not (CueKind.Stop or CueKind.Not));
        return after is { Cue: CueKind.Balance or CueKind.Fee }
            && IsNext(message.Text.AsSpan(amount.End, after.Start - amount.End))
            && !IsIntroduction(message, after) ? after.Cue : null;
    }

    static bool IsRole(CueKind cue) =>
        cue is CueKind.Balance or CueKind.Fee or CueKind.Spend or CueKind.Refund or CueKind.Incoming or CueKind.Credit;

    static bool IsFollowedByBalance(AnalyzedMessage message, AmountCandidate amount) =>
        message.Amounts.Any(other => other.Start > amount.End && other.Sign >= 0 && message.Hits.Any(
            hit => hit.Cue == CueKind.Balance && hit.Start >= amount.End && hit.End <= other.Start));

    static bool IsNext(ReadOnlySpan<char> between) => between.Length <= 1 || between.Trim() is "is" or "now" or "of";

    /// <summary>The word after it introduces another amount: "CHF 4.50 Saldo: CHF 20".</summary>
    static bool IsIntroduction(AnalyzedMessage message, CueMatch hit) =>
        message.Amounts.Any(other => other.Start >= hit.End && other.Start - hit.End <= 20
            && !message.Text.AsSpan(hit.End, other.Start - hit.End).Contains('\n'));

    static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (WordCharacters.IsOfWord(c) || char.IsAsciiDigit(c) || c == '\n') return true;
        return false;
    }

    /// <summary>Where the clause of an amount starts, at most so far back.</summary>
    internal static int ClauseStart(string text, int end, int least)
    {
        var words = 0;
        for (var at = end - 1; at >= least && end - at <= Reach; at--)
        {
            if (WordCharacters.IsOfWord(text[at])) words++;
            if (text[at] == '\n' && words > 0 || text[at] is '!' or '?' or '\u3002' or '\u0964') return at + 1;
            if (text[at] == '.' && at + 2 < end && text[at + 1] == ' ' && !IsAbbreviation(text, at)) return at + 1;
        }
        return Math.Max(least, end - Reach);
    }

    static bool IsAbbreviation(string text, int dot)
    {
        var length = 0;
        while (length < dot && WordCharacters.IsOfWord(text[dot - 1 - length])) length++;
        return length is > 0 and <= 4;
    }

    /// <summary>
    /// The same amount twice is one; a zero beside others says nothing; of a conversion the ledger's side counts.
    /// </summary>
    void OnlyOnce(Currency ledger, string text)
    {
        for (var i = Left.Count - 1; i > 0; i--)
            if (Left[..i].Exists(
                other => other.Currency == Left[i].Currency && other.Minor == Left[i].Minor && other.Minor is not null))
                Left.RemoveAt(i);
        if (Left.Count > 1 && Left.Exists(amount => amount.Minor != 0)) Left.RemoveAll(amount => amount.Minor == 0);
        if (Left is not [var first, var second] || first.Currency == second.Currency) return;
        var joint = text[Math.Min(first.End, second.End)..Math.Max(first.Start, second.Start)].Trim();
        if (joint is not ("(" or "=" or "\u2248" or "~" or "/" or "(=" or "(\u2248" or "(~")) return;
        Left.RemoveAll(amount => amount.Currency != ledger && (first.Currency == ledger || second.Currency == ledger));
    }
}
