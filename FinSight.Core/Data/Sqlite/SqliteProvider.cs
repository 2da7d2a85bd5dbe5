using System.Data.Common;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data.Sqlite;

/// <summary>SQLite, one file: what is not said here is in its triggers and indexes, see the migrations.</summary>
sealed class SqliteProvider : IDatabaseProvider
{
    public static SqliteProvider Instance { get; } = new();

    public ISqlDialect Sql { get; } = new SqliteDialect();

    public bool AnswersWhileReading => true;

    public void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Guid>().HaveConversion<GuidToBlobConverter>();
        conventions.DefaultTypeMapping<Guid>().HasConversion<GuidToBlobConverter>();
    }

    public void Complete(ModelBuilder model) { }

    public Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public DbCommand Keep(DbCommand command) =>
        command.Connection is CachedConnection cached ? cached.Keep(command) : command;

    public object Key(Guid id) => id.ToByteArray(bigEndian: true);

    public Guid Id(DbDataReader row, int at) => new(row.GetFieldValue<byte[]>(at), bigEndian: true);

    // Without statistics SQLite guesses, and at a million rows a wrong guess is a second.
    public IQueryable<Expense> Expenses(FinSightContext db, ExpenseIndexKind order) => order switch
    {
        ExpenseIndexKind.Date => db.Expenses
            .FromSql($"SELECT * FROM Expenses INDEXED BY IX_Expenses_LedgerId_Date_Seq WHERE DeletedAt IS NULL"),
        ExpenseIndexKind.Category => db.Expenses
            .FromSql(
                $"SELECT * FROM Expenses INDEXED BY IX_Expenses_LedgerId_CategoryId_Date_Seq WHERE DeletedAt IS NULL"),
        ExpenseIndexKind.Amount => db.Expenses
            .FromSql($"SELECT * FROM Expenses INDEXED BY IX_Expenses_LedgerId_Amount_Seq WHERE DeletedAt IS NULL"),
        _ => db.Expenses.FromSql($"SELECT * FROM Expenses NOT INDEXED WHERE DeletedAt IS NULL"),
    };

    public string Match(Guid ledgerId, FilterTerm word) =>
        $"\"{SearchWordTokenizer.Of(SearchWordTokenizer.MarkOf(ledgerId.ToByteArray(bigEndian: true)), word.Text)}\"{(word.IsPhrase ? "" : "*")}";

    public string MatchAll(IEnumerable<string> matches) => string.Join(' ', matches);

    public IQueryable<long> MatchingText(FinSightContext db, string match) =>
        db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM ExpenseTexts WHERE ExpenseTexts MATCH {match}");

    public IQueryable<long> MatchingText(FinSightContext db, string match, long first, long last) =>
        db.Database.SqlQuery<long>(
            $"SELECT rowid AS Value FROM ExpenseTexts WHERE ExpenseTexts MATCH {match} AND rowid BETWEEN {first} AND {last}");

    public Task<List<WordIndexMismatch>> OddWordsAsync(FinSightContext db, int most, CancellationToken cancel) =>
        SqliteWordIndexChecker.OddWordsAsync(db, most, cancel);

    // Rows that refer to each other are whole at the end only.
    public Task BeginFillAsync(FinSightContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", cancel);

    public Task EndFillAsync(FinSightContext db, CancellationToken cancel) => Task.CompletedTask;

    // Its triggers refuse expenses of categories that they know to be archived, and tell hooks that they know of
    // changes.
    public bool FillsFirst(Type type) => type == typeof(Expense) || type == typeof(Change);

    public Task MarkErasureAsync(FinSightContext db, CancellationToken cancel) => SqliteErasure.MarkAsync(db, cancel);
}
