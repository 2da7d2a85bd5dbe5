using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinSight.Tests.Data;

/// <summary>
/// Refuses queries for which a database numbers all rows of a table to take one of each: EF makes them of a row that is
/// sought by <c>FirstOrDefault</c> in another's <c>Select</c>. A join says the same, and goes by the index.
/// </summary>
sealed class RowNumberQueryGuard : DbCommandInterceptor
{
    public static readonly RowNumberQueryGuard Instance = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        command.CommandText.Contains("OVER(PARTITION BY", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"This numbers a whole table:\n{command.CommandText}")
            : ValueTask.FromResult(result);
}
