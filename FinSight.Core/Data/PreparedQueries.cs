using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// What each request of a program asks, by commands that stay prepared: EF takes several times as long to translate
/// such a question as the database takes to answer it.
/// </summary>
static class PreparedQueries
{
    const string TokenUse =
        """
        SELECT t.UsedAt FROM ApiTokens t JOIN Users u ON u.Id = t.UserId
        WHERE t.Hash = @hash AND u.DisabledAt IS NULL
        """;

    const string Place =
        """
        SELECT m.Role, l.Version FROM Memberships m JOIN Ledgers l ON l.Id = m.LedgerId
        WHERE m.LedgerId = @ledger AND m.UserId = @user AND l.DeletedAt IS NULL
        """;

    // A top category is meant before a subcategory of the same name.
    const string Category =
        """
        SELECT c.Id FROM Categories c WHERE c.LedgerId = @ledger AND c.NameKey = @name AND NOT c.Archived
        ORDER BY c.ParentId IS NOT NULL, c.Position, c.Id LIMIT 1
        """;

    /// <summary>
    /// When a token was used last, as far as that is noted; null where it is gone, was never
    /// used, or its user may not enter.
    /// </summary>
    public static Task<DateTime?> TokenUseAsync(this FinSightContext db, byte[] hash, CancellationToken cancel) =>
        db.FirstAsync(
            TokenUse, row => row.IsDBNull(0) ? null : (DateTime?)Moment(row.GetInt64(0)), cancel, ("@hash", hash));

    /// <summary>
    /// The user's role in a ledger that is not in the trash, and the ledger's version; null where they have none.
    /// </summary>
    public static Task<(int Role, long Version)?> PlaceAsync(
        this FinSightContext db, Guid userId, Guid ledgerId, CancellationToken cancel) =>
        db.FirstAsync(Place, row => ((int, long)?)(row.GetInt32(0), row.GetInt64(1)),
            cancel, ("@ledger", db.Provider.Key(ledgerId)), ("@user", db.Provider.Key(userId)));

    /// <summary>The category of a name for new expenses; null where there is none.</summary>
    /// <param name="key">As <see cref="Names.Key"/> makes it.</param>
    public static Task<Guid?> CategoryNamedAsync(
        this FinSightContext db, Guid ledgerId, string key, CancellationToken cancel) =>
        db.FirstAsync(Category, row => (Guid?)db.Provider.Id(row, 0),
            cancel, ("@ledger", db.Provider.Key(ledgerId)), ("@name", key));

    static DateTime Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;

    /// <returns>The first row as it is read; the default where there is none.</returns>
    static async Task<T?> FirstAsync<T>(
        this FinSightContext db, string sql, Func<DbDataReader, T?> read, CancellationToken cancel,
        params (string Name, object Value)[] parameters)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Command(db, sql, parameters);
            await using var row = await command.ExecuteReaderAsync(cancel);
            return await row.ReadAsync(cancel) ? read(row) : default;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    static DbCommand Command(FinSightContext db, string sql, (string Name, object Value)[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return db.Provider.Keep(command);
    }
}
