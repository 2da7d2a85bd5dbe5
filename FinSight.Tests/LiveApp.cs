using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>The whole app in this process, on a free port, with an empty data folder of its own.</summary>
public sealed class LiveApp : WebApplicationFactory<Program>
{
    readonly TempFolder _folder = new();

    readonly Action<IServiceCollection> _replace;

    public LiveApp(Action<IServiceCollection>? replace = null)
    {
        _replace = replace ?? (services => { });
        UseKestrel(0);
        StartServer();
        var port = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        Address = new Uri($"http://localhost:{port}");
    }

    public Uri Address { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseEnvironment("Production").UseSetting("FINSIGHT_DATA", _folder.Path).ConfigureTestServices(_replace);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
