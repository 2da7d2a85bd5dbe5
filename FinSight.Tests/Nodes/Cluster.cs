using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Tests.Accounts;
using FinSight.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FinSight.Tests.Nodes;

/// <summary>Two servers, each a process of its own, on one PostgreSQL, and a proxy before them.</summary>
sealed class Cluster : IAsyncDisposable
{
    const int Count = 2;

    readonly List<TempFolder> _folders = [.. Enumerable.Range(0, Count).Select(_ => new TempFolder())];
    readonly AppProcess?[] _nodes = new AppProcess?[Count];
    readonly List<int> _ports = [.. Enumerable.Range(0, Count).Select(_ => Nginx.FreePort())];
    readonly List<string> _said = [];
    ServiceProvider? _services;
    TempFolder? _own;

    Cluster(PrivatePostgres database) => Database = database;

    public PrivatePostgres Database { get; }

    /// <summary>What follows it; null where nothing does.</summary>
    public PrivatePostgres? Standby { get; private set; }

    /// <summary>Of both, where there is a standby.</summary>
    string Address
    {
        get
        {
            if (Standby is null) return Database.Address;
            var (first, second) = (
                new NpgsqlConnectionStringBuilder(Database.Address),
                new NpgsqlConnectionStringBuilder(Standby.Address));
            return new NpgsqlConnectionStringBuilder(Database.Address)
            {
                Host = $"{first.Host}:{first.Port},{second.Host}:{second.Port}",
            }.ToString();
        }
    }

    /// <summary>
    /// What the servers' connections to PostgreSQL go through; null where they go there by themselves.
    /// </summary>
    public CuttingProxy? Line { get; private set; }

    public Nginx Proxy { get; private set; } = null!;

    /// <summary>The services on the same database, past all servers.</summary>
    public IServiceProvider Services =>
        _services ??= new ServiceCollection().AddLogging().AddSingleton<ISecretProtector, TestSecretProtector>()
        .AddFinSightCore(DataFolder.Open((_own = new TempFolder()).Path), new(Address))
        .AddFinSightAccounts(new RegistrationSettings(RegistrationMode.Open, null), PublicAddress.Unknown)
        .BuildServiceProvider();

    /// <summary>What went wrong in a server with a request of a program, as its log has it.</summary>
    public IEnumerable<string> Failures
    {
        get
        {
            List<string> said = [.. _said, .. _nodes.OfType<AppProcess>().SelectMany(node => node.Output)];
            return said.Select((line, i) => (line, i))
                .Where(each => each.line.Contains("A request of a program failed", StringComparison.Ordinal))
                .SelectMany(each => said.Skip(each.i).Take(40));
        }
    }

    public AppProcess this[int node] =>
        _nodes[node] ?? throw new InvalidOperationException($"The server {node} is down.");

    /// <summary>What is written to it outlives a kill of PostgreSQL.</summary>
    public static Task<Cluster> StartAsync(bool standby = false, bool cuttable = false) =>
        StartAsync(standby, cuttable, "synchronous_commit=on");

    /// <param name="options">PostgreSQL's.</param>
    public static Task<Cluster> StartAsync(bool standby, bool cuttable, params string[] options) =>
        StartAsync(standby, cuttable, Repository.Root, options);

    /// <param name="built">Where the version of both servers was built.</param>
    public static async Task<Cluster> StartAsync(bool standby, bool cuttable, string built, string[] options)
    {
        var cluster = new Cluster(await PrivatePostgres.StartAsync(options));
        try
        {
            if (cuttable)
                cluster.Line = new CuttingProxy(new NpgsqlConnectionStringBuilder(cluster.Database.Address).Port);
            if (standby) cluster.Standby = await cluster.Database.FollowAsync();
            // The first makes the tables.
            for (var node = 0; node < Count; node++) await cluster.RunAsync(node, built);
            cluster.Proxy = await Nginx.StartAsync(
                [.. cluster._ports.Select(port => new Uri($"http://127.0.0.1:{port}"))]);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task RunAsync(int node) => RunAsync(node, Repository.Root);

    /// <param name="built">Where its version was built.</param>
    async Task RunAsync(int node, string built)
    {
        var settings = new Dictionary<string, string>(TestSettings.Usual)
        {
            ["FINSIGHT_DATA"] = _folders[node].Path,
            ["FINSIGHT_DATABASE"] = Line is null
                ? Address
                : new NpgsqlConnectionStringBuilder(Address) { Port = Line.Port }.ToString(),
            ["FINSIGHT_PROXIES"] = "127.0.0.1",
            ["FINSIGHT_DRAIN"] = "",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_ports[node]}",
        };
        _nodes[node] = await AppProcess.StartAsync(
            Repository.BuiltAppOf(built), Path.Combine(built, "FinSight.Web"), settings);
    }

    /// <summary>As a machine that loses its power.</summary>
    public async Task KillAsync(int node)
    {
        _said.AddRange(this[node].Output);
        await this[node].KillAsync();
        await this[node].DisposeAsync();
        _nodes[node] = null;
    }

    /// <summary>PostgreSQL is back; what this test itself had open to it is gone.</summary>
    public async Task ResumeAsync()
    {
        await Database.ResumeAsync();
        await ForgetAsync();
    }

    /// <summary>The standby takes over from what has died.</summary>
    public async Task FailOverAsync()
    {
        await Database.CrashAsync();
        await Standby!.PromoteAsync();
        await ForgetAsync();
    }

    async Task ForgetAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        _own?.Dispose();
        _services = null;
    }

    /// <summary>As whoever updates it.</summary>
    /// <returns>How it ended.</returns>
    public async Task<int> StopAsync(int node)
    {
        await this[node].StopAsync();
        _said.AddRange(this[node].Output);
        var code = this[node].ExitCode;
        await this[node].DisposeAsync();
        _nodes[node] = null;
        return code;
    }

    /// <summary>A browser without scripts that comes through one of the doors.</summary>
    public Visitor Visit(int door, System.Net.CookieContainer? cookies = null) => new(
        new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() })
        {
            BaseAddress = Proxy.Doors[door],
        },
        "en-GB");

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.OfType<AppProcess>()) await node.DisposeAsync();
        if (Proxy is not null) await Proxy.DisposeAsync();
        if (_services is not null) await _services.DisposeAsync();
        if (Standby is not null) await Standby.DisposeAsync();
        await Database.DisposeAsync();
        if (Line is not null) await Line.DisposeAsync();
        _own?.Dispose();
        foreach (var folder in _folders) folder.Dispose();
    }
}
