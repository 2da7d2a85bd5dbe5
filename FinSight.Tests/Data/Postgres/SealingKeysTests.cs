using FinSight.Core.Data;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Data.Postgres;

public sealed class SealingKeysTests : ServiceTest
{
    [PostgresFact]
    public async Task What_one_server_sealed_another_opens()
    {
        await using var other = await TestServices.OpenAsync(House.Folder);
        await using var mine = Services(House);
        await using var theirs = Services(other);
        Assert.Equal("typed", Seal(theirs).Unprotect(Seal(mine).Protect("typed")));
    }

    static ServiceProvider Services(TestServices house)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("FinSight");
        services.Configure<KeyManagementOptions>(
            options => options.XmlRepository = new SharedKeys(house.Get<ISharedDataProtectionKeys>()));
        return services.BuildServiceProvider();
    }

    static IDataProtector Seal(ServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
