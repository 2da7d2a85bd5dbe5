using System.Data.Common;
using FinSight.Core.Data.Postgres;
using FinSight.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinSight.Core.Data;

/// <summary>A write found no room. It is told like a broken rule: beside what was typed, which stays.</summary>
/// <param name="isPart">An earlier transaction of the same write is on disk.</param>
public sealed class FullDiskException(bool isPart) : RuleException(
    isPart ? Rules.Data.DiskFullHalfway : Rules.Data.DiskFull);

static class FullDiskExtensions
{
    public static bool IsFullDisk(this Exception problem) => problem switch
    {
        DbException full => SqliteErrorClassifier.IsFull(full) || PostgresErrorClassifier.IsFull(full),
        DbUpdateException { InnerException: { } inner } => inner.IsFullDisk(),
        _ => false,
    };

    public static FullDiskException ToFullDisk(this DbContext? db) => new(db is FinSightContext { Batch.Told: > 0 });
}

/// <summary>Hears of each write that found no room, and of each that did.</summary>
sealed class FullDiskDetectionInterceptor(DiskMonitor disk) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Exception.IsFullDisk()) disk.Refused();
        return Task.CompletedTask;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        disk.Accepted();
        return Task.CompletedTask;
    }

    /// <summary>A commit that fails so is told from here, wherever the transaction was begun.</summary>
    public Task TransactionFailedAsync(
        DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!eventData.Exception.IsFullDisk()) return Task.CompletedTask;
        disk.Refused();
        throw eventData.Context.ToFullDisk();
    }
}
