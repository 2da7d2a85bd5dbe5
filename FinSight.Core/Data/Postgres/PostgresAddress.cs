using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// Where a server is: <c>Host=…;Database=…</c> as .NET writes it, or <c>postgres://…</c> as most others do.
/// </summary>
static class PostgresAddress
{
    static readonly string[] Schemes = ["postgres", "postgresql"];

    /// <exception cref="StartupException">It is neither.</exception>
    public static string Read(string address, string name)
    {
        try
        {
            var parts = Uri.TryCreate(address, UriKind.Absolute, out var url) && Schemes.Contains(url.Scheme)
                ? OfUrl(url) : new NpgsqlConnectionStringBuilder(address);
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

    static NpgsqlConnectionStringBuilder OfUrl(Uri url)
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
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)))
            parts[pair[0] is "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(pair[0])] = Uri.UnescapeDataString(
                pair.ElementAtOrDefault(1) ?? "");
        return parts;
    }

    static NpgsqlConnectionStringBuilder Complete(NpgsqlConnectionStringBuilder parts)
    {
        if (!parts.ContainsKey("Application Name")) parts.ApplicationName = "FinSight";
        // A few statements again and again: to plan one often takes longer than to run it.
        // A server that is gone without a word is noticed in half a minute.
        if (!parts.TcpKeepAlive)
            (parts.TcpKeepAlive, parts.TcpKeepAliveTime, parts.TcpKeepAliveInterval) = (true, 10, 5);
        // A standby that takes over is found as soon.
        if (!parts.ContainsKey("Host Recheck Seconds")) parts.HostRecheckSeconds = 2;
        if (parts.MaxAutoPrepare == 0) (parts.MaxAutoPrepare, parts.AutoPrepareMinUsages) = (200, 2);
        return parts;
    }
}
