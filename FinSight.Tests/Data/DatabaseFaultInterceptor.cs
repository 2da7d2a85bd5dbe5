using System.Data.Common;
using FinSight.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Data;

/// <summary>Answers each command as a database answers that has just gone wrong.</summary>
sealed class DatabaseFaultInterceptor : DbCommandInterceptor
{
    /// <summary>Null while all is well.</summary>
    public Func<string, Exception?>? Of { get; set; }

    /// <summary>What a command waits for; nothing unless a test says so.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public static Exception? Lost(string command) => new SqliteException("disk I/O error", 10);

    public static Exception? Full(string command) =>
        command.StartsWith("SELECT", StringComparison.Ordinal)
            ? null
            : new SqliteException("database or disk is full", 13);

    /// <summary>Of a kind that nobody foresaw.</summary>
    public static Exception? Unforeseen(string command) => new NotSupportedException("Nobody foresaw this.");

    public void Hold(IServiceCollection services) =>
        services.ConfigureDbContext<FinSightContext>(options => options.AddInterceptors(this));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        AnswerAsync(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default) =>
        AnswerAsync(command, result);

    async ValueTask<T> AnswerAsync<T>(DbCommand command, T result)
    {
        await Before(command.CommandText);
        return Of?.Invoke(command.CommandText) is { } fault ? throw fault : result;
    }
}
