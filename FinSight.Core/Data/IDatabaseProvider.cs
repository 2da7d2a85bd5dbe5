using System.Data.Common;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// All that is particular to one make of database, as a context asks for it. What it does before and beside all
/// contexts is its <see cref="IDatabaseOperations"/>; what it means by a refusal,
/// <see cref="ConstraintViolationExtensions"/>.
/// </summary>
interface IDatabaseProvider
{
    /// <summary>The SQL in which it differs.</summary>
    ISqlDialect Sql { get; }

    /// <summary>A connection answers one question while it reads the answer to another.</summary>
    bool AnswersWhileReading { get; }

    /// <summary>How it keeps the types of the model.</summary>
    void Configure(ModelConfigurationBuilder conventions);

    /// <summary>Looks through the model once all rooms have described theirs.</summary>
    void Complete(ModelBuilder model);

    /// <summary>A transaction that only reads: it sees one moment, and stands in no writer's way.</summary>
    Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>The same command, prepared before where that is worth it.</summary>
    DbCommand Keep(DbCommand command);

    /// <summary>An id as a parameter of a command that EF does not make.</summary>
    object Key(Guid id);

    /// <summary>An id in the answer to such a command.</summary>
    Guid Id(DbDataReader row, int at);

    /// <summary>
    /// Live expenses of all ledgers, found by one way and no other where the database has to be told.
    /// </summary>
    IQueryable<Expense> Expenses(FinSightContext db, ExpenseIndexKind order);

    /// <summary>A word as the index is asked for it: as the beginning of a word, or a phrase as it stands.</summary>
    string Match(Guid ledgerId, FilterTerm word);

    /// <summary>All of several.</summary>
    string MatchAll(IEnumerable<string> matches);

    /// <summary>The <see cref="Expense.Seq"/> of the expenses that match.</summary>
    IQueryable<long> MatchingText(FinSightContext db, string match);

    /// <summary>The same, of those that arrived between the first and the last.</summary>
    IQueryable<long> MatchingText(FinSightContext db, string match, long first, long last);

    /// <summary>Of the expenses that are indexed at all, those that are found by other words than they have.</summary>
    Task<List<WordIndexMismatch>> OddWordsAsync(FinSightContext db, int most, CancellationToken cancel);

    /// <summary>Before all rows of another database are put into this empty one, within its transaction.</summary>
    Task BeginFillAsync(FinSightContext db, CancellationToken cancel);

    /// <summary>Once they are all there.</summary>
    Task EndFillAsync(FinSightContext db, CancellationToken cancel);

    /// <summary>Whether the rows of a type have to be there before all others.</summary>
    bool FillsFirst(Type type);

    /// <summary>To be said in the write that deletes, for <see cref="DeletedDataScrubber"/>.</summary>
    Task MarkErasureAsync(FinSightContext db, CancellationToken cancel);
}

/// <summary>How the live expenses are walked through.</summary>
enum ExpenseIndexKind
{
    Date,
    Category,
    Amount,

    /// <summary>By their numbers where those are given, else from the first to the last.</summary>
    Seq,
}

/// <param name="Seq">The number of the expense.</param>
/// <param name="IsMissing">The expense has the word and is not found by it; or the other way round.</param>
sealed record WordIndexMismatch(long Seq, string Word, bool IsMissing);
