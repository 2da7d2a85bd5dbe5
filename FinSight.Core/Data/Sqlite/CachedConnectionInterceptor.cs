using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinSight.Core.Data.Sqlite;

/// <summary>
/// Gives every context a <see cref="CachedConnection"/>, and its queries and saves their prepared statements. The
/// functions that EF gives its own connections, for decimals and regular expressions, are not
/// there: nothing needs them.
/// </summary>
sealed class CachedConnectionInterceptor : DbCommandInterceptor, IDbConnectionInterceptor, IDisposable
{
    readonly ConcurrentDictionary<CachedConnection, bool> _all = new(ReferenceEqualityComparer.Instance);

    public InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        var connection = new CachedConnection(eventData.ConnectionString!);
        _all[connection] = true;
        connection.Disposed += (_, _) => _all.TryRemove(connection, out _);
        return InterceptionResult<DbConnection>.SuppressWithResult(connection);
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        eventData.CommandSource is CommandSource.LinqQuery or CommandSource.FromSqlQuery or CommandSource.SaveChanges
            && result.Connection is CachedConnection connection
            ? connection.Keep(result)
            : result;

    /// <summary>
    /// Closes what rests in the pool of contexts, which does not: the last to close tidies the files up.
    /// </summary>
    public void Dispose()
    {
        foreach (var connection in _all.Keys) connection.LetGo();
    }
}
