using Npgsql;

namespace FinSight.Core.Data.Postgres;

sealed class PostgresWorkTurns(NpgsqlDataSource source, TimeProvider time) : IWorkTurns
{
    public async Task<WorkTurnOutcome> TakeAsync(
        string job, DateOnly night, Guid server, DateTime until, CancellationToken cancel)
    {
        // One row is locked and looked at again: of several who come at once, one takes it.
        const string Take = """
            INSERT INTO turns AS t (job, night, server, until, is_done) VALUES ($1, $2, $3, $4, FALSE)
            ON CONFLICT (job) DO UPDATE SET night = excluded.night, server = excluded.server, until = excluded.until, is_done = FALSE
            WHERE t.night < excluded.night AND (t.is_done OR t.until <= $5)
                OR t.night = excluded.night AND NOT t.is_done AND t.until <= $5
            """;
        if (await RunAsync(
            Take, [job, night, server, Milliseconds(until), Milliseconds(time.GetUtcNow().UtcDateTime)], cancel) > 0)
            return WorkTurnOutcome.Mine;
        await using var look = source.CreateCommand("SELECT is_done OR night > $2 FROM turns WHERE job = $1");
        Fill(look, [job, night]);
        return await look.ExecuteScalarAsync(cancel) is true ? WorkTurnOutcome.Done : WorkTurnOutcome.Others;
    }

    public async Task<bool> KeepAsync(string job, Guid server, DateTime until, CancellationToken cancel) =>
        await RunAsync(
            "UPDATE turns SET until = $3 WHERE job = $1 AND server = $2 AND NOT is_done",
            [job, server, Milliseconds(until)], cancel) > 0;

    public Task EndAsync(string job, Guid server, bool isDone, CancellationToken cancel) => RunAsync(
        "UPDATE turns SET is_done = $3, until = 0 WHERE job = $1 AND server = $2 AND NOT is_done",
        [job, server, isDone], cancel);

    async Task<int> RunAsync(string sql, object[] values, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        Fill(command, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    static void Fill(NpgsqlCommand command, object[] values)
    {
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
    }

    static long Milliseconds(DateTime moment) => new DateTimeOffset(moment, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
