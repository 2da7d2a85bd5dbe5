using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// What PostgreSQL means by its codes: https://www.postgresql.org/docs/current/errcodes-appendix.html.
/// </summary>
static class PostgresErrorClassifier
{
    /// <summary>Our own, raised by a trigger.</summary>
    const string Archived = "FS001";

    public static ConstraintViolationKind? ViolationOf(Exception? problem) =>
        problem is not PostgresException refused ? null : refused.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => ConstraintViolationKind.Duplicate,
            PostgresErrorCodes.ForeignKeyViolation => ConstraintViolationKind.Orphan,
            Archived => ConstraintViolationKind.Archived,
            ['2', '3', ..] => ConstraintViolationKind.Other,
            _ => null,
        };

    public static bool IsFull(Exception problem) =>
        problem is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <summary>Beside what Npgsql calls transient: it is shut down, it only reads, or it lets nobody in.</summary>
    public static bool IsLost(Exception problem) => problem switch
    {
        PostgresException
        {
            SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] or ['2', '8', ..]
                or PostgresErrorCodes.ReadOnlySqlTransaction
        } => true,
        PostgresException => false,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException } =>
            true,
        // Of several hosts none takes writes just now, or each was asked in vain.
        NpgsqlException { InnerException: null } => true,
        NpgsqlException { InnerException: AggregateException several } => several.InnerExceptions.All(IsLost),
        _ => false,
    };

    /// <summary>Where a connection ends just as an answer is read, Npgsql 10 trips over it itself.</summary>
    public static bool IsLostWhileRead(NullReferenceException problem) =>
        problem.Source == typeof(NpgsqlException).Assembly.GetName().Name;

    /// <summary>
    /// It is away, starts, or has no room just now, and nobody need mend anything: who lets nobody in, or knows no such
    /// database, is there.
    /// </summary>
    public static bool IsAway(Exception problem) => problem switch
    {
        PostgresException refused => refused.SqlState == PostgresErrorCodes.TooManyConnections
            || (IsLost(refused) && refused.SqlState is not ['2', '8', ..]),
        NpgsqlException { InnerException: AggregateException several } => several.InnerExceptions.All(IsAway),
        // Of several hosts none takes writes just now. What else is said without a cause, somebody has to mend: a
        // password that is not given, a server without TLS.
        NpgsqlException { InnerException: null } =>
            problem.Message.StartsWith("No suitable host", StringComparison.Ordinal),
        System.Net.Sockets.SocketException or TimeoutException => true,
        _ => IsLost(problem),
    };

    public static bool IsDamage(Exception problem) =>
        problem is PostgresException
        {
            SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted
        };
}
