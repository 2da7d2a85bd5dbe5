using System.Security.Cryptography;
using FinSight.Core.Data;
using FinSight.Core.Data.Postgres;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

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
        // What it seals between the two steps may go with the old keys.
        await Patience.UntilAsync(() => Opens(sealing, sealing.Protect("after")));
        await stop.CancelAsync();
        await following;
    }

    [PostgresFact]
    public async Task A_database_that_computes_no_MD5_tells_of_new_keys_too()
    {
        var keys = House.Get<PostgresDataProtectionKeys>();
        await using var connection = await House.Get<NpgsqlDataSource>().OpenConnectionAsync();
        // As where OpenSSL allows FIPS 140 alone.
        await using (var forbid = new NpgsqlCommand(
            """
            CREATE FUNCTION md5(text) RETURNS text LANGUAGE plpgsql
                AS $$ BEGIN RAISE 'could not compute MD5 hash: unsupported'; END $$;
            SET search_path = public, pg_catalog;
            """, connection))
            await forbid.ExecuteNonQueryAsync();
        var changes = 0;
        keys.Changed += () => changes++;
        await keys.LookAsync(connection, default);
        await keys.LookAsync(connection, default);
        keys.Write("key-1", "<key/>");
        await keys.LookAsync(connection, default);
        Assert.Equal(2, changes);
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
