using System.Xml.Linq;
using FinSight.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace FinSight.Web.Hosting;

/// <summary>What one server seals another can open: the keys lie in the database that they share.</summary>
sealed class SharedKeyRepository(ISharedDataProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.Read().Select(key => XElement.Parse(key.Xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Write(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}

/// <summary>Keys that another server replaced are read again at once: the framework keeps them for a day.</summary>
sealed class SharedKeyRefresh(ISharedDataProtectionKeys keys, SharedKeyManager manager, IDataProtectionProvider seal)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        keys.Changed += Refresh;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        keys.Changed -= Refresh;
        return Task.CompletedTask;
    }

    void Refresh()
    {
        manager.Forget();
        // Whoever asks first still gets the old ones, while the new ones are read.
        seal.CreateProtector(nameof(SharedKeyRefresh)).Protect([]);
    }
}

static class SharedKeysExtensions
{
    public static void AddSharedKeys(this IServiceCollection services)
    {
        services.AddOptions<KeyManagementOptions>()
            .Configure<ISharedDataProtectionKeys>(
                (options, shared) => options.XmlRepository = new SharedKeyRepository(shared));
        services.AddSingleton(provider => new SharedKeyManager(new XmlKeyManager(
            provider.GetRequiredService<IOptions<KeyManagementOptions>>(), provider.GetRequiredService<IActivator>(),
            provider.GetRequiredService<ILoggerFactory>())));
        services.AddSingleton<IKeyManager>(provider => provider.GetRequiredService<SharedKeyManager>());
        services.AddHostedService<SharedKeyRefresh>();
    }
}
