using System.Buffers.Binary;
using System.Data.Common;
using FinSight.Core.Changes;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// Lets one writer at a time into a ledger, or an account, and whoever writes to the whole server alone: by locks that
/// go with their transaction. As a ledger's changes get their numbers within the lock, and readers see them before it
/// opens, a ledger's sequence is the order of its commits.
/// </summary>
sealed class ScopeLockInterceptor : IDbTransactionInterceptor
{
    const long Server = 0x46696E5369676874;

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        throw new InvalidOperationException("FinSight writes asynchronously only.");

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not FinSightContext db) return result;
        try
        {
            var batches = db.Batches.Where(MemberCheck.Concerns).ToList();
            if (db.Scope is { } scope) await LockAsync(db, scope, batches.FirstOrDefault(), result, cancellationToken);
            foreach (var batch in batches.Skip(db.Scope is null ? 0 : 1))
                await MemberCheck.CheckAsync(db.Provider, batch, result, cancellationToken);
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
        return result;
    }

    /// <summary>
    /// With the check of a batch's member: one way there and back, and what is asked behind the lock sees all that was
    /// committed before it opened.
    /// </summary>
    static async Task LockAsync(
        FinSightContext db, WriteScopeKey scope, BatchContext? batch, DbTransaction transaction,
        CancellationToken cancel)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        // In the order of their keys, or two who want the same two would wait for each other.
        var keys = scope.Area is WriteScopeKind.Server ? [] : Keys(scope).Order().ToList();
        command.CommandText = keys.Count == 0
            ? $"SELECT pg_advisory_xact_lock({Server});"
            : string.Join("", keys.Select((_, i) => $"SELECT pg_advisory_xact_lock(@key{i});")
                .Prepend($"SELECT pg_advisory_xact_lock_shared({Server});"));
        // As parameters, so that the statement is prepared once.
        for (var i = 0; i < keys.Count; i++) command.Parameters.Add(new NpgsqlParameter<long>($"key{i}", keys[i]));
        if (batch is not null) MemberCheck.Ask(command, db.Provider, batch.Member);
        // A writer that waits is no fault of the one that works; the command's own time-out still ends it.
        await using var answer = await command.ExecuteReaderAsync(cancel);
        for (var i = 0; i <= keys.Count; i++) await answer.NextResultAsync(cancel);
        if (batch is not null) await MemberCheck.JudgeAsync(answer, batch, cancel);
    }

    static IEnumerable<long> Keys(WriteScopeKey scope) =>
        new[] { scope.Id, scope.OtherId }.OfType<Guid>().Distinct().Select(id => Key(scope.Area, id));

    static long Key(WriteScopeKind area, Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) * 31
            ^ BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(8)) ^ (long)area;
    }
}
