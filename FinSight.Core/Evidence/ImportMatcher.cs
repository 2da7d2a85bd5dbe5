namespace FinSight.Core.Evidence;

/// <summary>
/// Finds for rows of a bank the expenses that they are about: each the other's best, one to one, so that k twins pair
/// with k rows. It knows no database, and decides nothing that is unsure.
/// </summary>
public static class ImportMatcher
{
    /// <summary>A bank books up to ten days after the payment, and a day before it where clocks differ.</summary>
    public const int DaysBefore = 10, DaysAfter = 1;

    /// <summary>One answer for each row, in their order.</summary>
    public static IReadOnlyList<ImportRowMatch> Match(
        IReadOnlyList<PaymentFacts> rows, IReadOnlyList<ImportMatchCandidate> known)
    {
        // The best pair of all is the best of both; without those two, the next is.
        var pairs =
            from row in Enumerable.Range(0, rows.Count)
            from one in Enumerable.Range(0, known.Count)
            let score = Score.Of(rows[row], known[one])
            where score is not null
            orderby score.Value descending, row, one
            select new Pair(row, one, score.Value);
        var (found, taken) = (new Pair?[rows.Count], new bool[known.Count]);
        foreach (var pair in pairs.Where(pair => found[pair.Row] is null && !taken[pair.Known]))
            (found[pair.Row], taken[pair.Known]) = (pair, true);
        return [.. found.Select(Told)];
    }

    static ImportRowMatch Told(Pair? pair) =>
        pair is null ? new(ImportMatchKind.New, null)
        : new(pair.Score.IsSure ? ImportMatchKind.Attached : ImportMatchKind.Unsure, pair.Known);

    sealed record Pair(int Row, int Known, Score Score);

    /// <summary>What speaks for a pair, the strongest first.</summary>
    readonly record struct Score(
        bool SameReference, bool SameAmount, bool SameCard, int SharedWords, int Days) : IComparable<Score>
    {
        public bool IsSure => SameReference || SameAmount && (SameCard || SharedWords > 0);

        public static Score? Of(PaymentFacts row, ImportMatchCandidate known)
        {
            var facts = known.Facts;
            if (row.Currency != facts.Currency) return null;
            if (row.Reference is { } mine && facts.Reference is { } theirs && mine.Kind == theirs.Kind)
                return mine == theirs ? new(true, row.Minor == facts.Minor, true, 0, 0) : null;
            var days = row.Date.DayNumber - facts.Date.DayNumber;
            if (days is < -DaysAfter or > DaysBefore) return null;
            if (row.LastFour is not null && facts.LastFour is not null && row.LastFour != facts.LastFour) return null;
            if (row.Minor != facts.Minor) return null;
            var shared = row.Merchant is null || facts.Merchant is null ? 0
                : PaymentFacts.WordsOf(row.Merchant).Intersect(PaymentFacts.WordsOf(facts.Merchant)).Count();
            return new(
                false, true, row.LastFour is not null && row.LastFour == facts.LastFour, shared, Math.Abs(days));
        }

        public int CompareTo(Score other) => (SameReference, SameAmount, SameCard, SharedWords, -Days)
            .CompareTo((other.SameReference, other.SameAmount, other.SameCard, other.SharedWords, -other.Days));
    }
}

/// <summary>An expense that a row may be about, with what is known of it.</summary>
public sealed record ImportMatchCandidate(Guid ExpenseId, PaymentFacts Facts);

/// <param name="Known">Which of those that are known; null where it is none of them.</param>
public sealed record ImportRowMatch(ImportMatchKind Kind, int? Known);

public enum ImportMatchKind
{
    New,
    Attached,

    /// <summary>It may be this one; a person has to say so.</summary>
    Unsure,
}
