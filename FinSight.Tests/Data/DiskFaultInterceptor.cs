using System.Data.Common;
using FinSight.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Data;

/// <summary>
/// While it is full, each commit is answered as SQLite answers it where the disk has no room for its log.
/// </summary>
sealed class DiskFaultInterceptor : IDbTransactionInterceptor
{
    const int Full = 13;

    public bool IsFull { get; set; }

    public void Hold(IServiceCollection services) =>
        services.ConfigureDbContext<FinSightContext>(options => options.AddInterceptors(this));

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default) =>
        IsFull ? throw new SqliteException("database or disk is full", Full, Full) : ValueTask.FromResult(result);
}
