using FinSight.Core.Expenses;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// The full-text index over the titles and notes of live expenses, without accents; triggers of the database keep it,
/// and call <c>folded</c>, which a connection has to be taught.
/// </summary>
static class ExpenseTexts
{
    public static void TeachFolding(this SqliteConnection connection) =>
        connection.CreateFunction("folded", (string? text) => text is null ? null : Accents.Without(text), isDeterministic: true);

    /// <summary>A word as FTS5 is asked for it: as the beginning of a word, or a phrase as it stands.</summary>
    public static string Match(FilterTerm word) =>
        $"\"{Accents.Without(word.Text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(word.IsPhrase ? "" : "*")}";

    /// <summary>The <see cref="Expense.Seq"/> of the expenses, of all ledgers, that match.</summary>
    public static IQueryable<long> MatchingText(this FinSightContext db, string match) =>
        db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM ExpenseTexts WHERE ExpenseTexts MATCH {match}");

    /// <summary>The same, of those that arrived between the first and the last.</summary>
    public static IQueryable<long> MatchingText(this FinSightContext db, string match, long first, long last) =>
        db.Database.SqlQuery<long>(
            $"SELECT rowid AS Value FROM ExpenseTexts WHERE ExpenseTexts MATCH {match} AND rowid BETWEEN {first} AND {last}");
}
