using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinSight.Core.Data;

static class ReadSnapshot
{
    /// <summary>All that is read until the end sees one moment; writers neither wait nor are waited for.</summary>
    public static async Task<IDbContextTransaction> ReadAtOnceAsync(this FinSightContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        return (await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancel))!;
    }
}
