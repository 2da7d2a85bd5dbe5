using System.Collections.Concurrent;
using System.Xml.Linq;
using FinSight.Web.Features.Outbox;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Hosting;

public sealed class RevokedKeyUnprotectExtensionsTests
{
    [Fact]
    public void What_was_sealed_before_the_keys_were_replaced_still_opens()
    {
        using var services = new ServiceCollection().AddLogging()
            .Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeptKeys()).AddDataProtection()
            .Services.BuildServiceProvider();
        var seal = new DataProtectionSecretProtector(services.GetRequiredService<IDataProtectionProvider>());
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

    /// <summary>In memory: a new key may still be written behind a test's back when that is over.</summary>
    sealed class KeptKeys : IXmlRepository
    {
        readonly ConcurrentQueue<XElement> _keys = new();

        public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys];

        public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(element);
    }
}
