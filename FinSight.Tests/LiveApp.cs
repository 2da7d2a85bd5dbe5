using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>The whole app in this process, on a real port, with quick password hashes.</summary>
public sealed class LiveApp : WebApplicationFactory<Program>
{
    readonly TempFolder _folder;
    readonly bool _isOurs;
    readonly Action<IServiceCollection> _replace;
    readonly IReadOnlyDictionary<string, string> _settings;

    /// <param name="folder">Data that outlives the app; without it, an empty database of its own.</param>
    /// <param name="port">Where another app was; without it, a free one.</param>
    /// <param name="settings">As the environment's, over the usual ones of tests.</param>
    public LiveApp(
        Action<IServiceCollection>? replace = null, TempFolder? folder = null, int port = 0,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        _settings = settings ?? TestSettings.Usual;
        _replace = replace ?? (services => { });
        _isOurs = folder is null;
        _folder = folder ?? PreparedDatabase.NewFolder();
        UseKestrel(port);
        StartServer();
        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new Uri($"http://localhost:{new Uri(address).Port}");
    }

    public Uri Address { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("FINSIGHT_DATA", _folder.Path)
            .UseSetting("FINSIGHT_DATABASE", TestDatabase.SettingOf(_folder.Path)).ConfigureTestServices(services =>
        {
            TestSettings.HashQuickly(services);
            _replace(services);
        });
        foreach (var (name, value) in TestSettings.Usual.Concat(_settings)) builder.UseSetting(name, value);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_isOurs) _folder.Dispose();
    }
}
