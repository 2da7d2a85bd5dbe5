using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data.Sqlite;

/// <summary>The words under which expenses are found, beside the words that they have.</summary>
static class SqliteWordIndexChecker
{
    // A second index, in memory, says what the first should. Both are read word by word in their own order: what they
    // say of a word is summed up first, and looked at one by one only where the sums differ.
    static readonly string[] Prepare =
    [
        """
        CREATE VIRTUAL TABLE temp.ProperTexts USING fts5(
            Title, Note, content = '', columnsize = 0, tokenize = 'ascii')
        """,
        "INSERT INTO temp.ProperTexts (rowid, Title, Note) SELECT Seq, words(LedgerId, Title), words(LedgerId, Note) FROM Expenses WHERE DeletedAt IS NULL",
        "CREATE VIRTUAL TABLE temp.ProperWords USING fts5vocab(temp, ProperTexts, instance)",
        "CREATE VIRTUAL TABLE temp.FoundWords USING fts5vocab(main, ExpenseTexts, instance)",
        $"""
        CREATE TEMP TABLE OddWords AS SELECT term FROM ({Sums("ProperWords")} EXCEPT {Sums("FoundWords")})
            UNION SELECT term FROM ({Sums("FoundWords")} EXCEPT {Sums("ProperWords")})
        """,
    ];

    static readonly string Differences = $"""
        SELECT Seq, iif(length(Word) > {SearchWordTokenizer.MarkLength}, substr(Word, {SearchWordTokenizer.MarkLength} + 1), Word) AS Word, min(IsMissing) AS IsMissing FROM (
            SELECT doc AS Seq, term AS Word, 1 AS IsMissing FROM ({Of("ProperWords")} EXCEPT {Of("FoundWords")})
            UNION ALL SELECT doc, term, 0 FROM ({Of("FoundWords")} EXCEPT {Of("ProperWords")}))
        WHERE Seq IN (SELECT id FROM ExpenseTexts_docsize) AND Seq IN (SELECT Seq FROM Expenses WHERE DeletedAt IS NULL)
        GROUP BY Seq, Word ORDER BY Seq, Word
        """;

    /// <summary>Of the expenses that are indexed at all, those that are found by other words than they have.</summary>
    public static async Task<List<WordIndexMismatch>> OddWordsAsync(
        FinSightContext db, int most, CancellationToken cancel)
    {
        // What is prepared goes with the moment, whatever happens meanwhile.
        await using var moment = db.Database.CurrentTransaction is null ? await db.ReadSnapshotAsync(cancel) : null;
        foreach (var sql in Prepare) await db.Database.ExecuteSqlRawAsync(sql, cancel);
        return await db.Database.SqlQueryRaw<WordIndexMismatch>(Differences).AsAsyncEnumerable().Take(most)
            .ToListAsync(cancel);
    }

    static string Sums(string words) => $"""
        SELECT term, col, count(*), sum(doc), sum(doc * doc % 2147483647), sum(doc % 65521 * (offset + 1))
        FROM temp.{words} GROUP BY term, col
        """;

    static string Of(string words) =>
        $"SELECT doc, term, col, offset FROM temp.OddWords JOIN temp.{words} USING (term)";
}
