using FinSight.Core.Data.Postgres;

namespace FinSight.Core.Data;

/// <summary>Where the database is.</summary>
/// <param name="Server">The connection string of a server; null for a file in the data folder.</param>
public sealed record DatabaseSettings(string? Server)
{
    public const string Name = "FINSIGHT_DATABASE";

    public static DatabaseSettings File { get; } = new((string?)null);

    /// <summary>From <c>FINSIGHT_DATABASE</c>, or the file that <c>FINSIGHT_DATABASE_FILE</c> names.</summary>
    /// <exception cref="StartupException">It is set, and can't be understood.</exception>
    public static DatabaseSettings Read(Func<string, string?> setting) =>
        SecretSettingReader.Read(setting, Name) is { } address ? new(PostgresAddress.Read(address, Name)) : File;
}
