using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Data;

/// <summary>The index of words over the titles and notes of live expenses; the database keeps it.</summary>
static class ExpenseTextQueries
{
    /// <summary>All of these words, each as the beginning of a word, or a phrase as it stands; null for none.</summary>
    public static string? MatchAll(this FinSightContext db, Member member, IEnumerable<FilterTerm> words) =>
        words.Select(word => db.Match(member, word)).ToList() is { Count: > 0 } matches
            ? db.Provider.MatchAll(matches)
            : null;

    public static string Match(this FinSightContext db, Member member, FilterTerm word) =>
        db.Provider.Match(member.LedgerId, word);

    /// <summary>
    /// The <see cref="Expense.Seq"/> of the expenses that match, of the ledger whose words are asked for.
    /// </summary>
    public static IQueryable<long> MatchingText(this FinSightContext db, string match) =>
        db.Provider.MatchingText(db, match);

    /// <summary>The same, of those that arrived between the first and the last.</summary>
    public static IQueryable<long> MatchingText(this FinSightContext db, string match, long first, long last) =>
        db.Provider.MatchingText(db, match, first, last);

    /// <summary>Of the expenses that are indexed at all, those that are found by other words than they have.</summary>
    public static Task<List<WordIndexMismatch>> OddWordsAsync(
        this FinSightContext db, int most, CancellationToken cancel) =>
        db.Provider.OddWordsAsync(db, most, cancel);
}
