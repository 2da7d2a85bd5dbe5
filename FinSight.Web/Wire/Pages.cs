using System.IO.Compression;
using FinSight.Web.Components;
using FinSight.Web.Features.Live;
using FinSight.Web.Features.QuickEntry;
using FinSight.Web.Features.Undo;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.ResponseCompression;

namespace FinSight.Web.Wire;

/// <summary>Pages and their circuits: how large a message may be, what is kept of a lost one, and how pages travel.</summary>
static class Pages
{
    /// <summary>Bytes. A starting circuit gets back the view that its page was prerendered with: 50 rows with long notes.</summary>
    public const long LargestMessage = 1024 * 1024;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // A page whose circuit is gone is loaded again: its last view would be kept for hours, for nobody, and so
            // would the timer that is to forget it.
            circuits.PersistedCircuitInMemoryMaxRetained = 0;
            circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.Zero;
        }).AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddScoped<FormScript>().AddScoped<QuickScript>().AddScoped<ReaderScript>().AddScoped<Toaster>().AddScoped<OwnRows>();
        services.AddSingleton(typeof(PersistentComponentStateSerializer<>), typeof(CompressedState<>));
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.AddResponseCompression(compression =>
        {
            compression.MimeTypes = ["text/html", "text/css", "text/javascript"];
            // Other sites cannot ask for a page in a user's name and weigh the answer: the session's cookie is SameSite.
            compression.EnableForHttps = true;
        });
    }
}
