using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinSight.Core.Data;

/// <summary>
/// Prepares each statement of a save once while its connection is open. With the triggers of its table, a statement
/// takes longer to prepare than to run, and a large batch runs the same few thousands of times.
/// </summary>
sealed class PreparedSaves : DbCommandInterceptor, IDbConnectionInterceptor
{
    readonly ConditionalWeakTable<DbConnection, Dictionary<string, KeptCommand>> _kept = [];

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (eventData.CommandSource != CommandSource.SaveChanges) return result;
        var connection = (SqliteConnection)result.Connection!;
        var kept = _kept.GetOrCreateValue(connection);
        if (!kept.TryGetValue(result.CommandText, out var command))
            kept[result.CommandText] = command = new KeptCommand(result.CommandText, connection);
        command.Take(result);
        return command;
    }

    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (_kept.TryGetValue(connection, out var kept))
        {
            foreach (var command in kept.Values) command.Drop();
            _kept.Remove(connection);
        }
        return result;
    }

    public ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(ConnectionClosing(connection, eventData, result));

    /// <summary>Survives whoever uses it.</summary>
    sealed class KeptCommand(string text, SqliteConnection connection) : SqliteCommand(text, connection)
    {
        bool _isDropped;

        public void Take(DbCommand other)
        {
            var parameters = other.Parameters.Cast<SqliteParameter>().ToList();
            other.Parameters.Clear();
            Parameters.Clear();
            Parameters.AddRange(parameters);
            Transaction = (SqliteTransaction?)other.Transaction;
            CommandTimeout = other.CommandTimeout;
            other.Dispose();
        }

        public void Drop()
        {
            _isDropped = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            if (_isDropped) base.Dispose(disposing);
        }
    }
}
