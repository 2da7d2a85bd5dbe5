using FinSight.Core.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Accounts;

/// <summary>The whole app in memory on a data folder of its own, with quick password hashes.</summary>
/// <param name="folder">Data that are there already; without it, an empty database.</param>
public sealed class AccountApp(TempFolder? folder) : WebApplicationFactory<Program>
{
    readonly TempFolder _folder = folder ?? PreparedDatabase.NewFolder();

    public AccountApp() : this(null) { }

    public const string Password = "plum river lantern";

    public Dictionary<string, string> Settings { get; } = new(TestSettings.Usual);

    public Action<IServiceCollection> Replace { get; set; } = services => { };

    public Visitor Visit(string scheme = "http", string language = "en-CH") => new(CreateClient(new()
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri($"{scheme}://localhost"),
    }), language);

    public async Task<T> ReadAsync<T>(Func<FinSightContext, Task<T>> query)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        return await query(db);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("FINSIGHT_DATA", _folder.Path)
            .UseSetting("FINSIGHT_DATABASE", TestDatabase.SettingOf(_folder.Path));
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            TestSettings.HashQuickly(services);
            Replace(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
