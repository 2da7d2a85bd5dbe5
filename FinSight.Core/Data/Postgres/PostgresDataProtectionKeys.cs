using Microsoft.Extensions.Logging;
using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>In a table that the model does not know.</summary>
sealed class PostgresDataProtectionKeys(NpgsqlDataSource source, ILogger<PostgresDataProtectionKeys> logger)
    : ISharedDataProtectionKeys
{
    string? _seen;

    public event Action? Changed;

    public IReadOnlyList<(string Name, string Xml)> Read()
    {
        using var command = source.CreateCommand("SELECT name, xml FROM sealing_keys ORDER BY name");
        using var reader = command.ExecuteReader();
        var keys = new List<(string, string)>();
        while (reader.Read()) keys.Add((reader.GetString(0), reader.GetString(1)));
        return keys;
    }

    public void Write(string name, string xml)
    {
        using var command = source.CreateCommand(
            "INSERT INTO sealing_keys (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml");
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = xml });
        command.ExecuteNonQuery();
    }

    public async Task LookAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT encode(sha256(convert_to(coalesce(string_agg(name || xml, '' ORDER BY name), ''), 'UTF8')), 'hex')
            FROM sealing_keys
            """, connection);
        var now = (string?)await command.ExecuteScalarAsync(cancel);
        if (now == _seen) return;
        _seen = now;
#pragma warning disable CA1031 // Whoever looks here follows other servers too, whatever is wrong with a key.
        try
        {
            Changed?.Invoke();
        }
        catch (Exception problem)
        {
            logger.LogWarning(problem, "The keys that servers share can't be read");
        }
#pragma warning restore CA1031
    }
}
