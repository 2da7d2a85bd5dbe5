using FinSight.Web.Features.Outbox;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Hosting;

public sealed class LastingSealTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("finsight-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_sealed_before_the_keys_were_replaced_still_opens()
    {
        using var services = new ServiceCollection().AddLogging().AddDataProtection().PersistKeysToFileSystem(_folder)
            .Services.BuildServiceProvider();
        var seal = new ProtectedSeal(services.GetRequiredService<IDataProtectionProvider>());
        var closed = seal.Seal("secret 🔑");
        services.GetRequiredService<IKeyManager>().RevokeAllKeys(TimeProvider.System.GetUtcNow(), "replaced");
        Assert.Equal("secret 🔑", seal.Open(closed));
        Assert.NotEqual(closed, seal.Seal("secret 🔑"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no seal at all!")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_seal_opens_to_nothing(string text) =>
        Assert.Null(new EphemeralDataProtectionProvider().CreateProtector("Test").Open(text));
}
