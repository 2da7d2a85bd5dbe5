using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// In tables that the model does not know, by functions that let in one at a time: see <c>Sql/Shared.sql</c>.
/// </summary>
sealed class PostgresSharedCounters(NpgsqlDataSource source, TimeProvider time) : ISharedCounters
{
    long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<TimeSpan?> BeginAsync(
        IReadOnlyList<(string Key, int Free)> keys, CancellationToken cancel = default) =>
        Wait(
            await AskAsync<long>(
                "SELECT begin_guess($1, $2, $3)",
                [keys.Select(key => Hash(key.Key)).ToArray(), keys.Select(key => key.Free).ToArray(), Now], cancel));

    public Task SucceedAsync(string forget, string? takeBack, CancellationToken cancel = default) => AskAsync<object>(
        "SELECT forgive_guess($1, $2)", [Hash(forget), takeBack is null ? "" : Hash(takeBack)], cancel);

    public async Task<TimeSpan?> TakeAsync(
        string key, int permits, TimeSpan period, CancellationToken cancel = default) =>
        Wait(
            await AskAsync<long>(
                "SELECT take_permit($1, $2, $3, $4)",
                [Hash(key), permits, (long)period.TotalMilliseconds, Now], cancel));

    public Task<bool> UseAsync(string key, TimeSpan life, CancellationToken cancel = default) => AskAsync<bool>(
        "SELECT use_once($1, $2, $3)", [Hash(key), Now + (long)life.TotalMilliseconds, Now], cancel);

    async Task<T> AskAsync<T>(string sql, object[] values, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    static TimeSpan? Wait(long milliseconds) => milliseconds > 0 ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>What somebody typed is nobody's to read, and may hold what no text in a database can.</summary>
    static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
