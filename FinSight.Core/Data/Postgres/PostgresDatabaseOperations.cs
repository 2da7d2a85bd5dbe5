using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>A database on a server.</summary>
sealed class PostgresDatabaseOperations(
    NpgsqlDataSource source, IDbContextFactory<PostgresContext> contexts, NodeFeed nodes, TimeProvider time,
    ILogger<DatabaseInitializer> logger)
    : IDatabaseOperations
{
    const int Oldest = 150000;
    const long MigrationLock = 0x466E536D6967;

    /// <summary>Between two looks at a server that is away, and between two lines of the log about it.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), BetweenWords = TimeSpan.FromMinutes(1);

    readonly NpgsqlConnectionStringBuilder _address = new(source.ConnectionString);

    public string Name => $"{_address.Database} on {_address.Host}";

    public void Require() { }

    public async Task<long> SizeAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("SELECT pg_database_size(current_database())");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public Task FollowOthersAsync(CancellationToken cancel) => nodes.RunAsync(cancel);

    public Task<bool> EraseAsync(bool atNight, CancellationToken cancel) => Task.FromResult(true);

    /// <summary>Servers of two versions work on it side by side.</summary>
    public Task<bool> IsBehindAsync(CancellationToken cancel) => Task.FromResult(false);

    public async Task ReachAsync(CancellationToken cancel)
    {
        DateTimeOffset? said = null;
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                return;
            }
            catch (Exception problem) when (PostgresErrorClassifier.IsAway(problem))
            {
                var now = time.GetUtcNow();
                if (said is null || now - said >= BetweenWords)
                {
                    logger.LogWarning(
                        "The database {Name} can't be reached yet ({Problem}): FinSight waits for it",
                        Name, problem.Message.TrimEnd('.'));
                    said = now;
                }
                await Task.Delay(Pause, time, cancel);
            }
            catch (NpgsqlException)
            {
                // Whoever prepares it says what is wrong.
                return;
            }
        }
    }

    public async Task PrepareAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await LookAsync(connection, cancel);
            // One node after the other; the lock goes with its transaction, whatever becomes of the node.
            await using var turn = await connection.BeginTransactionAsync(cancel);
            await using var wait = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({MigrationLock})", connection)
            {
                CommandTimeout = 0
            };
            await wait.ExecuteNonQueryAsync(cancel);
            await MigrateAsync(cancel);
        }
        catch (Exception problem) when (problem is System.Net.Sockets.SocketException
            or PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName }
            || (problem is NpgsqlException lost
                && (lost is not PostgresException || PostgresErrorClassifier.IsLost(lost))))
        {
            throw new StartupException(
                $"FinSight can't reach its database {Name} ({problem.Message.TrimEnd('.')}): start it, or correct " +
                "FINSIGHT_DATABASE.", problem);
        }
    }

    async Task LookAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var look = new NpgsqlCommand(
            "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')", connection);
        await using var row = await look.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        if (row.GetInt32(0) < Oldest)
            throw new StartupException(
                $"The server of {Name} is PostgreSQL {row.GetInt32(0) / 10000}: FinSight needs 15 or newer.");
        if (row.GetString(1) != "UTF8")
            throw new StartupException($"The database {Name} is in {row.GetString(1)}: create one in UTF8.");
    }

    async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } newer)
        {
            // What it only added to, an older version works on beside it.
            if (await LeastAsync(db, cancel) <= PostgresSchema.Level) return;
            throw new StartupException(
                $"The database {Name} was written by a newer FinSight (it has {newer}): start that version. Nothing " +
                "was changed.");
        }
        if (applied.Count == known.Count) return;
        // Nothing is lost of what is not there yet, and EF asks for its history in vain.
        if (await IsEmptyAsync(db, cancel)) await db.Database.MigrateAsync(cancel);
        else await UpgradeAsync(db, cancel);
        logger.LogInformation("The database is at {Migration}", known[^1]);
    }

    /// <summary>
    /// In one transaction, beside which nobody writes: what it must leave alone is as before, or it never was.
    /// </summary>
    async Task UpgradeAsync(FinSightContext db, CancellationToken cancel)
    {
        db.TakeAllTime();
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        var before = await LedgerSumsAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
        if (before != await LedgerSumsAsync(db, cancel))
            throw new StartupException(
                $"The database {Name} could not be brought to FinSight {AppInfo.Version} (expenses of a ledger are not "
                + "those of before), and is as it was: start the version that you had.");
        await transaction.CommitAsync(cancel);
    }

    static Task<bool> IsEmptyAsync(FinSightContext db, CancellationToken cancel) =>
        db.Database.SqlQuery<bool>($"""SELECT to_regclass('expenses') IS NULL AS "Value" """).SingleAsync(cancel);

    /// <summary>Each ledger's rows, with those in the trash.</summary>
    static Task<string> LedgerSumsAsync(FinSightContext db, CancellationToken cancel) =>
        db.Database.SqlQuery<string>($"""
            SELECT coalesce(string_agg(ledgerid || ' ' || rows || ' ' || amount, ',' ORDER BY ledgerid), '') AS "Value"
            FROM (SELECT ledgerid, count(*) AS rows, sum(amount) AS amount FROM expenses GROUP BY ledgerid) ledgers
            """).SingleAsync(cancel);

    static Task<int> LeastAsync(FinSightContext db, CancellationToken cancel) =>
        db.Database.SqlQuery<int>($"""SELECT least AS "Value" FROM schema_level""").SingleAsync(cancel);
}
