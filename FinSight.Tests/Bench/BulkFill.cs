using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FinSight.Tests.Bench;

/// <summary>
/// Fills a ledger with expenses over ten years, in one transaction, through the triggers. The last two years of them
/// are in the log, as pruning would have left it. One in twenty carries a tag.
/// </summary>
static class BulkFill
{
    /// <summary>
    /// Another number for other rows, so that ledgers kept from an earlier run are not taken for these.
    /// </summary>
    public const int Edition = 2;

    const int Years = 10, LoggedYears = 2, TaggedOneIn = 20;

    public static void Run(SqliteConnection connection, int expenses)
    {
        var categories = Categories(connection);
        var tag = Tag(connection);
        var first = BenchLedger.Today.AddYears(-Years);
        var days = BenchLedger.Today.DayNumber - first.DayNumber + 1;
        var random = new Random(1);
        using var transaction = connection.BeginTransaction();
        using var insert = Prepare(connection, """
            INSERT INTO Expenses (Id, LedgerId, Date, Amount, CategoryId, Title, TagIds, CreatedBy, CreatedAt, Version)
            SELECT $id, LedgerId, $date, $amount, $category, $title, $tags, UserId, unixepoch($date) * 1000, 1 FROM Memberships
            """, "$id", "$date", "$amount", "$category", "$title", "$tags");
        using var log = Prepare(connection, """
            INSERT INTO Changes (LedgerId, BatchId, UserId, Source, Intent, IsHead, At, Entity, EntityId, EntityVersion, Kind, After)
            SELECT LedgerId, $id, CreatedBy, 1, 1, 1, CreatedAt, 'Expense', Id, 1, 1,
                json_object('Amount', Amount, 'CategoryId', hex(CategoryId), 'CreatedAt', CreatedAt, 'CreatedBy', hex(CreatedBy),
                    'Date', Date, 'DeletedAt', NULL, 'Note', NULL, 'Title', Title)
            FROM Expenses WHERE Seq = last_insert_rowid()
            """, "$id");
        for (var i = 0; i < expenses; i++)
        {
            var date = first.AddDays((int)((long)i * days / expenses));
            var at = new DateTimeOffset(date, default, TimeSpan.Zero);
            insert.Parameters["$id"].Value = Guid.CreateVersion7(at).ToByteArray(bigEndian: true);
            insert.Parameters["$date"].Value = date.ToString("O", CultureInfo.InvariantCulture);
            insert.Parameters["$amount"].Value = random.Next(100, 20_000);
            // Squared, so that some categories see far more than others.
            insert.Parameters["$category"].Value =
                categories[(int)(Math.Pow(random.NextDouble(), 2) * categories.Count)];
            insert.Parameters["$title"].Value = $"Expense {i % 500}";
            insert.Parameters["$tags"].Value = random.Next(TaggedOneIn) == 0 ? tag : DBNull.Value;
            insert.ExecuteNonQuery();
            if (date < BenchLedger.Today.AddYears(-LoggedYears)) continue;
            log.Parameters["$id"].Value = Guid.CreateVersion7(at).ToByteArray(bigEndian: true);
            log.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    static string Tag(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO Tags (LedgerId, Id, Name, NameKey, Version) SELECT LedgerId, randomblob(16), 'work', 'WORK', 1 FROM Memberships
            RETURNING lower(hex(Id))
            """;
        return (string)command.ExecuteScalar()!;
    }

    static List<byte[]> Categories(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id FROM Categories ORDER BY Position";
        using var reader = command.ExecuteReader();
        var ids = new List<byte[]>();
        while (reader.Read()) ids.Add((byte[])reader[0]);
        return ids;
    }

    static SqliteCommand Prepare(SqliteConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names) command.Parameters.AddWithValue(name, DBNull.Value);
        return command;
    }
}
