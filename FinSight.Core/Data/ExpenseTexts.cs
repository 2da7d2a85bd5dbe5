using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// The full-text index over the titles and notes of live expenses; triggers of the database keep it, and call
/// <c>words</c>, which a connection has to be taught.
/// </summary>
static class ExpenseTexts
{
    public static void TeachWords(this SqliteConnection connection)
    {
        connection.CreateFunction(
            "words", (byte[] ledgerId, string? text) => text is null ? null : LedgerWordQueries.Of(LedgerWordQueries.MarkOf(ledgerId), text), isDeterministic: true);
        // What earlier migrations call.
        connection.CreateFunction("folded", (string? text) => text is null ? null : AccentFolding.Without(text), isDeterministic: true);
    }

    /// <summary>A word as FTS5 is asked for it: as the beginning of a word, or a phrase as it stands.</summary>
    public static string Match(Member member, FilterTerm word) =>
        $"\"{LedgerWordQueries.Of(LedgerWordQueries.MarkOf(member.LedgerId.ToByteArray(bigEndian: true)), word.Text)}\"{(word.IsPhrase ? "" : "*")}";

    /// <summary>The <see cref="Expense.Seq"/> of the expenses that match, of the ledger whose words are asked for.</summary>
    public static IQueryable<long> MatchingText(this FinSightContext db, string match) =>
        db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM ExpenseTexts WHERE ExpenseTexts MATCH {match}");

    /// <summary>The same, of those that arrived between the first and the last.</summary>
    public static IQueryable<long> MatchingText(this FinSightContext db, string match, long first, long last) =>
        db.Database.SqlQuery<long>(
            $"SELECT rowid AS Value FROM ExpenseTexts WHERE ExpenseTexts MATCH {match} AND rowid BETWEEN {first} AND {last}");
}
