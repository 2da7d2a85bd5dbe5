using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinSight.Core.Data;

static class ReadSnapshotExtensions
{
    /// <summary>All that is read until the end sees one moment; writers neither wait nor are waited for.</summary>
    public static async Task<IAsyncDisposable> ReadSnapshotAsync(this FinSightContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var snapshot = await db.Provider.BeginSnapshotAsync(db.Database.GetDbConnection(), cancel);
        var transaction = await db.Database.UseTransactionAsync(snapshot, cancel);
        return new Moment(db.Database, transaction!);
    }

    sealed class Moment(DatabaseFacade database, IDbContextTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            // A connection that was opened by hand stays open in the pool. A later save on it that fails would then
            // not close it, and the writer gate, which opens with the closed connection, would stay shut for everybody.
            await database.CloseConnectionAsync();
        }
    }
}
