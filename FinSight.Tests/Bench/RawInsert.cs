using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.Data.Sqlite;

namespace FinSight.Tests.Bench;

/// <summary>The same row into the same table by the driver alone, with one commit each.</summary>
sealed class RawInsert : IDisposable
{
    readonly SqliteConnection _connection;
    readonly SqliteCommand _insert;
    readonly SqliteParameter _id;

    public RawInsert(BenchLedger ledger, ExpenseInput fields)
    {
        _connection = ledger.OpenRaw();
        _insert = _connection.CreateCommand();
        _insert.CommandText = """
            INSERT INTO Expenses (Id, LedgerId, Date, Amount, CategoryId, Title, CreatedBy, CreatedAt, Version)
            VALUES ($id, $ledger, $date, $amount, $category, $title, $user, 0, 1)
            """;
        _id = _insert.Parameters.AddWithValue("$id", DBNull.Value);
        _insert.Parameters.AddWithValue("$ledger", Blob(ledger.Member.LedgerId));
        _insert.Parameters.AddWithValue("$date", $"{fields.Date:O}");
        _insert.Parameters.AddWithValue("$amount", fields.Amount.Minor);
        _insert.Parameters.AddWithValue("$category", Blob(fields.CategoryId));
        _insert.Parameters.AddWithValue("$title", fields.Title);
        _insert.Parameters.AddWithValue("$user", Blob(ledger.Member.UserId));
        _insert.Prepare();
    }

    public Task RunAsync()
    {
        _id.Value = Blob(Guid.CreateVersion7());
        _insert.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    static byte[] Blob(Guid id) => id.ToByteArray(bigEndian: true);
}
