using System.Security.Cryptography;
using FinSight.Core.Data;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinSight.Tests.Data.Postgres;

public sealed class SealingKeysTests : ServiceTestBase
{
    [PostgresFact]
    public async Task What_one_server_sealed_another_opens()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        await using var mine = Services(House);
        await using var theirs = Services(other);
        Assert.Equal("typed", Seal(theirs).Unprotect(Seal(mine).Protect("typed")));
    }

    [PostgresFact]
    public async Task Keys_that_one_server_replaces_hold_no_longer_at_another()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        await using var mine = Services(House);
        await using var theirs = Services(other);
        foreach (var service in theirs.GetServices<IHostedService>()) await service.StartAsync(default);
        using var stop = new CancellationTokenSource();
        var following = other.Get<IDatabaseOperations>().FollowOthersAsync(stop.Token);
        var sealing = Seal(theirs);
        var before = sealing.Protect("before");
        Assert.Equal("before", sealing.Unprotect(before));

        var keys = mine.GetRequiredService<IKeyManager>();
        var now = TimeProvider.System.GetUtcNow();
        keys.RevokeAllKeys(now);
        keys.CreateNewKey(now, now.AddDays(90));

        await Patience.UntilAsync(() => !Opens(sealing, before));
        Assert.True(Opens(sealing, sealing.Protect("after")));
        await stop.CancelAsync();
        await following;
    }

    static ServiceProvider Services(TestServices house)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(house.Get<ISharedDataProtectionKeys>());
        services.AddDataProtection().SetApplicationName("FinSight");
        services.AddSharedKeys();
        return services.BuildServiceProvider();
    }

    static bool Opens(IDataProtector seal, string text)
    {
        try
        {
            seal.Unprotect(text);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    static IDataProtector Seal(ServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
