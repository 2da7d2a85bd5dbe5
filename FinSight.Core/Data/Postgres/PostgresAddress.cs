using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// Where a server is: <c>Host=…;Database=…</c> as .NET writes it, or <c>postgres://…</c> as most others do.
/// </summary>
static class PostgresAddress
{
    static readonly string[] Schemes = ["postgres", "postgresql"];

    /// <summary>What libpq has another name for, and so whoever rents out servers.</summary>
    static readonly Dictionary<string, string> Names = new()
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["channel_binding"] = "Channel Binding",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["user"] = "Username",
        ["dbname"] = "Database",
    };

    /// <summary>
    /// What is so in any case: the server that takes writes, and the certificates that the system trusts.
    /// </summary>
    static readonly (string Name, string Value)[] Given =
    [
        ("target_session_attrs", "any"), ("target_session_attrs", "read-write"), ("target_session_attrs", "primary"),
        ("sslrootcert", "system"),
    ];

    /// <exception cref="StartupException">It is neither.</exception>
    public static string Read(string address, string name)
    {
        try
        {
            var parts = Uri.TryCreate(address, UriKind.Absolute, out var url) && Schemes.Contains(url.Scheme)
                ? OfUrl(url, name) : new NpgsqlConnectionStringBuilder(address);
            if (string.IsNullOrEmpty(parts.Host)) throw new ArgumentException("it names no host");
            return Complete(parts).ToString();
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            // Never the value itself, which holds a password.
            throw new StartupException(
                $"{name} is no address of a PostgreSQL database, such as Host=db;Database=finsight;Username=finsight " +
                "or postgres://finsight@db/finsight.");
        }
    }

    static NpgsqlConnectionStringBuilder OfUrl(Uri url, string name)
    {
        var user = url.UserInfo.Split(':', 2);
        var parts = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
        };
        if (url.Port > 0) parts.Port = url.Port;
        if (user[0].Length > 0) parts.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) parts.Password = Uri.UnescapeDataString(user[1]);
        // Of a password with a question mark, the rest would stand here.
        if (url.Query.Contains('@', StringComparison.Ordinal)) throw new ArgumentException("it is not escaped");
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)))
            Set(parts, Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""), name);
        return parts;
    }

    static void Set(NpgsqlConnectionStringBuilder parts, string parameter, string value, string name)
    {
        if (Given.Contains((parameter, value))) return;
        try
        {
            parts[Names.GetValueOrDefault(parameter, parameter)] =
                parameter is "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or OverflowException)
        {
            throw new StartupException(
                $"{name} has a parameter that FinSight does not understand, or not with that value: {parameter}. " +
                "Correct it, or leave it out.");
        }
    }

    static NpgsqlConnectionStringBuilder Complete(NpgsqlConnectionStringBuilder parts)
    {
        parts.TargetSessionAttributes = null;
        if (!parts.ContainsKey("Application Name")) parts.ApplicationName = "FinSight";
        // A server that is gone without a word is noticed in half a minute.
        if (!parts.TcpKeepAlive)
            (parts.TcpKeepAlive, parts.TcpKeepAliveTime, parts.TcpKeepAliveInterval) = (true, 10, 5);
        // A standby that takes over is found as soon.
        if (!parts.ContainsKey("Host Recheck Seconds")) parts.HostRecheckSeconds = 2;
        // A few statements again and again: to plan one often takes longer than to run it.
        if (parts.MaxAutoPrepare == 0) (parts.MaxAutoPrepare, parts.AutoPrepareMinUsages) = (200, 2);
        return parts;
    }
}
