using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinSight.Core.Data.Sqlite;

/// <summary>
/// Lets one writer at a time into the database. SQLite would let a second one sleep and retry; here writers queue
/// and nobody ever sees "database is locked". The gate opens with the commit, the rollback or the closed connection.
/// </summary>
public sealed class WriterGate : IDbTransactionInterceptor, IDbConnectionInterceptor, IDisposable
{
    readonly SemaphoreSlim _gate = new(1, 1);
    readonly ConcurrentDictionary<DbConnection, bool> _inside = new(ReferenceEqualityComparer.Instance);

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        throw new InvalidOperationException("FinSight writes asynchronously only.");

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        _inside[connection] = true;
        return result;
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not FinSightContext { Batches: { Count: > 0 } batches } db) return result;
        try
        {
            foreach (var batch in batches) await MemberCheck.CheckAsync(db.Provider, batch, result, cancellationToken);
        }
        catch
        {
            await result.DisposeAsync();
            Leave(connection);
            throw;
        }
        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        LeaveAsync(eventData.Context?.Database);

    public Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        LeaveAsync(eventData.Context?.Database);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Leave(connection);

    /// <summary>Nobody writes until it is disposed: for what SQLite does outside of transactions.</summary>
    public async Task<IDisposable> CloseAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        return new Closed(_gate);
    }

    public void Dispose() => _gate.Dispose();

    Task LeaveAsync(Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade? database)
    {
        if (database is not null)
            Leave(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(database));
        return Task.CompletedTask;
    }

    void Leave(DbConnection connection)
    {
        if (_inside.TryRemove(connection, out _)) _gate.Release();
    }

    sealed class Closed(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
