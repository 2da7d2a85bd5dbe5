using System.Diagnostics;
using Npgsql;

namespace FinSight.Tests.Nodes;

/// <summary>
/// A PostgreSQL server of a test's own, that can be killed and started again: see <c>.ci/postgres</c>.
/// </summary>
sealed class PrivatePostgres : IAsyncDisposable
{
    readonly string _folder = Path.Combine(Path.GetTempPath(), $"finsight-postgres-{Guid.NewGuid():N}");

    PrivatePostgres() { }

    /// <summary>Whether this machine has one.</summary>
    public static bool IsHere { get; } = OperatingSystem.IsLinux() && Directory.Exists("/usr/lib/postgresql");

    public string Address { get; private set; } = "";

    /// <param name="options">As <c>postgresql.conf</c> has them.</param>
    public static async Task<PrivatePostgres> StartAsync(params string[] options)
    {
        var server = new PrivatePostgres();
        var said = await server.RunAsync("start", options);
        server.Address = At(said);
        await using var connection = new NpgsqlConnection(said.Trim());
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(
            "CREATE DATABASE finsight TEMPLATE template0 ENCODING UTF8", connection);
        await create.ExecuteNonQueryAsync();
        return server;
    }

    /// <summary>Another one, which has all that this one acknowledges from now on.</summary>
    public async Task<PrivatePostgres> FollowAsync()
    {
        var standby = new PrivatePostgres();
        standby.Address = At(await standby.RunAsync("standby", _folder));
        return standby;
    }

    /// <summary>It takes writes.</summary>
    public Task PromoteAsync() => RunAsync("promote");

    public Task CrashAsync() => RunAsync("crash");

    public Task ResumeAsync() => RunAsync("resume");

    public async ValueTask DisposeAsync() => await RunAsync("stop");

    static string At(string said) =>
        new NpgsqlConnectionStringBuilder(said.Trim()) { Database = "finsight", MaxPoolSize = 90 }.ToString();

    async Task<string> RunAsync(string command, params string[] options)
    {
        var start = new ProcessStartInfo(
            Path.Combine(Repository.Root, ".ci", "postgres"), [command, _folder, .. options])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience.Long);
        await process.WaitForExitAsync().WaitAsync(Patience.Long);
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
