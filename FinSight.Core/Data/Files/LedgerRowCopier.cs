using FinSight.Core.Changes;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinSight.Core.Data.Files;

/// <summary>Takes the rows of one ledger out of a database into an empty one, and from there into another.</summary>
static class LedgerRowCopier
{
    /// <summary>Rows that refer to each other are whole at the end only.</summary>
    const string Later = "PRAGMA defer_foreign_keys = ON";

    /// <summary>All tables of a ledger; the rest is kept by triggers, or is about people.</summary>
    public static IReadOnlyList<LedgerTable> Tables(FinSightContext db) =>
    [
        // Expenses first: the database refuses new ones in categories that are archived, once it knows these.
        .. db.Kinds().All.Where(kind => kind is not MembershipLogDefinition)
            .OrderBy(kind => kind.LogName != ExpenseLogDefinition.Kind)
            .Select(kind => LedgerTable.Of(db.Model.FindEntityType(kind.Type)!, kind)),
        LedgerTable.Of(db.Model.FindEntityType(typeof(Change))!, null),
        LedgerTable.Of(db.Model.FindEntityType(typeof(PaymentEvidence))!, null),
    ];

    /// <summary>Copies as of one moment; nobody waits for it.</summary>
    /// <param name="target">An empty database of this version.</param>
    public static async Task TakeAsync(
        DataFolder folder, IReadOnlyList<LedgerTable> tables, Guid ledgerId, string target, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(SqliteServiceExtensions.ConnectionString(folder));
        await connection.OpenAsync(cancel);
        connection.TeachWords();
        // Who wrote the rows comes afterwards.
        await connection.RunAsync("PRAGMA foreign_keys = OFF", cancel);
        await connection.AttachAsync(target, cancel);
        await using var transaction = connection.BeginTransaction(deferred: true);
        foreach (var table in tables)
            await connection.RunAsync(
                $"INSERT INTO Other.{table.Name} ({table.AllColumns}) SELECT {table.AllColumns} FROM main.{table.Name} WHERE {table.LedgerColumn} = $ledger ORDER BY {table.Order}",
                ledgerId, cancel);
        await connection.RunAsync(
            "INSERT INTO Other.Memberships SELECT * FROM main.Memberships WHERE LedgerId = $ledger", ledgerId, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Within the transaction of a context that has the other database attached.</summary>
    public static async Task PutAsync(FinSightContext db, IReadOnlyList<LedgerTable> tables, CancellationToken cancel)
    {
        var connection = db.Connection();
        await connection.RunAsync(Later, cancel);
        foreach (var table in tables)
            await connection.RunAsync(
                $"INSERT INTO main.{table.Name} ({table.Columns}) SELECT {table.Columns} FROM Other.{table.Name} ORDER BY {table.Order}", cancel);
        // Its people have no account here: no more than a name.
        await connection.RunAsync(
            "INSERT INTO main.FormerPeople (Id, LedgerId, Name) SELECT u.Id, l.Id, u.DisplayName FROM Other.Users u, Other.Ledgers l", cancel);
    }

    /// <summary>Lends the context another database while something is done.</summary>
    public static async Task WithAsync(FinSightContext db, string other, Func<Task> act, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Connection();
        await connection.AttachAsync(other, cancel);
        try
        {
            await act();
        }
        finally
        {
            await connection.RunAsync("DETACH Other", CancellationToken.None);
        }
    }

    static SqliteConnection Connection(this FinSightContext db) =>
        (SqliteConnection)db.Database.GetDbConnection();

    static async Task AttachAsync(this SqliteConnection connection, string path, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "ATTACH $path AS Other";
        command.Parameters.AddWithValue("$path", path);
        await command.ExecuteNonQueryAsync(cancel);
    }

    static async Task RunAsync(this SqliteConnection connection, string sql, Guid ledgerId, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$ledger", ledgerId.ToByteArray(true));
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <param name="LedgerColumn">Names the ledger that a row belongs to.</param>
/// <param name="AllColumns">In the order of the model.</param>
/// <param name="Columns">The same without the number that a database gives out itself.</param>
/// <param name="Ids">Columns that hold an id.</param>
/// <param name="IdLists">Columns that hold ids with spaces between.</param>
/// <param name="Order">As the rows came.</param>
sealed record LedgerTable(
    string Name, string LedgerColumn, string AllColumns, string Columns,
    IReadOnlyList<string> Ids, IReadOnlyList<string> IdLists, string Order)
{
    public static LedgerTable Of(IEntityType type, LoggedEntityDefinition? kind)
    {
        var properties = type.GetProperties().ToList();
        var lists = kind?.Fields.Where(field => field.RefersTo is not null).Select(field => field.Property).ToHashSet()
            ?? [];
        var given = properties.Where(
            property => property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long)).ToList();
        return new LedgerTable(
            type.GetTableName()!,
            type.FindProperty(nameof(ILedgerEntity.LedgerId)) is null
                ? nameof(ILedgerEntity.Id)
                : nameof(ILedgerEntity.LedgerId),
            Names(properties), Names(properties.Except(given)),
            [.. properties
                .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid))
                .Select(property => property.GetColumnName())],
            [.. properties
                .Where(property => property.ClrType == typeof(string) && lists.Contains(property.Name))
                .Select(property => property.GetColumnName())],
            given is [var number] ? number.GetColumnName() : "rowid");
    }

    static string Names(IEnumerable<IProperty> properties) =>
        string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""));
}
