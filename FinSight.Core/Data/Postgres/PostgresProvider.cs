using System.Data;
using System.Data.Common;
using System.Text;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinSight.Core.Data.Postgres;

/// <summary>PostgreSQL, 15 or newer: what is not said here is in its triggers and functions, see <c>Sql</c>.</summary>
sealed class PostgresProvider : IDatabaseProvider
{
    /// <summary>A word of an index holds no more than 2 KB.</summary>
    public const int LongestWord = 480;

    public static PostgresProvider Instance { get; } = new();

    public ISqlDialect Sql { get; } = new PostgresDialect();

    public bool AnswersWhileReading => false;

    // As bytes, as SQLite compares them: an order by name is for people, and made by who knows their language.
    public void Configure(ModelConfigurationBuilder conventions) =>
        conventions.Properties<string>().HaveColumnType("text").UseCollation("C");

    public void Complete(ModelBuilder model) => PostgresModel.Complete(model);

    public async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public DbCommand Keep(DbCommand command) => command;

    public object Key(Guid id) => id;

    public Guid Id(DbDataReader row, int at) => row.GetGuid(at);

    // It knows its rows, and finds the way by itself.
    public IQueryable<Expense> Expenses(FinSightContext db, ExpenseIndexKind order) =>
        db.Expenses.Where(e => e.DeletedAt == null);

    public string Match(Guid ledgerId, FilterTerm word)
    {
        var words = SearchWordTokenizer.Of(SearchWordTokenizer.MarkOf(ledgerId.ToByteArray(bigEndian: true)), word.Text)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Quoted).ToList();
        return words.Count == 0 ? "" : string.Join(" <-> ", words) + (word.IsPhrase ? "" : ":*");
    }

    public string MatchAll(IEnumerable<string> matches) =>
        string.Join(" & ", matches.Where(match => match.Length > 0).Select(match => $"({match})"));

    public IQueryable<long> MatchingText(FinSightContext db, string match) =>
        db.Database.SqlQuery<long>(
            $"""SELECT Seq AS "Value" FROM ExpenseTexts WHERE Words @@ CAST({match} AS tsquery)""");

    public IQueryable<long> MatchingText(FinSightContext db, string match, long first, long last) =>
        db.Database.SqlQuery<long>(
            $"""SELECT Seq AS "Value" FROM ExpenseTexts WHERE Words @@ CAST({match} AS tsquery) AND Seq BETWEEN {first} AND {last}""");

    public Task<List<WordIndexMismatch>> OddWordsAsync(FinSightContext db, int most, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<WordIndexMismatch>("""
        WITH odd AS (
            SELECT Seq, tsvector_to_array(t.Words) AS found, tsvector_to_array(expense_words(e.LedgerId, e.Title, e.Note)) AS proper
            FROM Expenses e JOIN ExpenseTexts t USING (Seq)
            WHERE e.DeletedAt IS NULL AND t.Words <> expense_words(e.LedgerId, e.Title, e.Note))
        SELECT Seq AS "Seq", substr(word, 33) AS "Word", bool_and(missing) AS "IsMissing" FROM (
            SELECT Seq, word, TRUE AS missing FROM odd, unnest(proper) word WHERE word <> ALL (found)
            UNION ALL SELECT Seq, word, FALSE FROM odd, unnest(found) word WHERE word <> ALL (proper)) words
        GROUP BY 1, 2 ORDER BY 1, 2
        """).AsAsyncEnumerable().Take(most).ToListAsync(cancel).AsTask();

    public Task BeginFillAsync(FinSightContext db, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync(
        "ALTER TABLE Expenses DISABLE TRIGGER open_category; ALTER TABLE Changes DISABLE TRIGGER webhooks", cancel);

    /// <summary>What it counts goes on after what came along.</summary>
    public async Task EndFillAsync(FinSightContext db, CancellationToken cancel)
    {
        // What is left to be checked would stand in the way.
        await db.Database.ExecuteSqlRawAsync("SET CONSTRAINTS ALL IMMEDIATE", cancel);
        await db.Database.ExecuteSqlRawAsync(
            "ALTER TABLE Expenses ENABLE TRIGGER open_category; ALTER TABLE Changes ENABLE TRIGGER webhooks", cancel);
        foreach (var type in db.Model.GetEntityTypes()
            .Where(type => type.GetTableName() is not null && !type.IsMappedToJson()))
            foreach (var number in type.GetProperties()
                .Where(p => p.ValueGenerated == ValueGenerated.OnAdd && IsNumber(p.ClrType)))
            {
                var (table, column) = (type.GetTableName()!, number.GetColumnName());
                var sql = $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), max({column})) FROM {table} HAVING max({column}) > 0";
                await db.Database.ExecuteSqlRawAsync(sql, cancel);
            }
    }

    public bool FillsFirst(Type type) => false;

    static bool IsNumber(Type type) => type == typeof(long) || type == typeof(int);

    /// <summary>It writes rows anew by itself, and says nothing of what it leaves on its disk meanwhile.</summary>
    public Task MarkErasureAsync(FinSightContext db, CancellationToken cancel) => Task.CompletedTask;

    static string Quoted(string word)
    {
        var cut = new StringBuilder();
        foreach (var rune in word.EnumerateRunes().Take(LongestWord)) cut.Append(rune.ToString());
        return $"'{cut}'";
    }
}
