using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinSight.Tests.Data;

/// <summary>Counts what the database is asked through EF.</summary>
sealed class CommandCounter : DbCommandInterceptor
{
    int _count;

    public int Count => _count;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }
}
