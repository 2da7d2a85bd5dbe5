using System.IO.Compression;
using FinSight.Core.Changes;
using FinSight.Web.Circuits;
using FinSight.Web.Components;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Evidence;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Live;
using FinSight.Web.Features.Presence;
using FinSight.Web.Features.QuickEntry;
using FinSight.Web.Features.Settings;
using FinSight.Web.RateLimits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.SignalR;

namespace FinSight.Web.Startup;

/// <summary>Pages and their circuits: what is kept of a lost one, and how they travel.</summary>
static class PageExtensions
{
    /// <summary>
    /// A page that hears nothing for twice as long, and a little, looks for another line: Scripts/boot.js.
    /// </summary>
    static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A browser that says nothing for so long is gone, and whoever is there with it: it says
    /// something every 8 seconds.
    /// </summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // A page whose circuit is gone is loaded again: its last view would be kept for hours, for nobody, and so
            // would the timer that is to forget it.
            circuits.PersistedCircuitInMemoryMaxRetained = 0;
            circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.Zero;
        });
        services.AddSingleton<CircuitOwnerFilter>()
            .AddOptions<HubOptions>()
            .Configure((HubOptions hub, LimitSettings limits) =>
            {
                hub.MaximumReceiveMessageSize = limits.Message;
                hub.KeepAliveInterval = BetweenSigns;
                hub.ClientTimeoutInterval = Silence;
                hub.AddFilter<CircuitOwnerFilter>();
            });
        services.AddScoped<FormJsModule>()
            .AddScoped<QuickEntryJsModule>()
            .AddScoped<BrowserPreferencesJsModule>()
            .AddScoped<ToastService>()
            .AddScoped<TypedExpenseToastService>()
            .AddScoped<BatchUndoHandler>()
            .AddScoped<SampleRemovalToast>()
            .AddScoped<EventErrorHandler>()
            .AddScoped<ExpenseRepeater>()
            .AddScoped<OwnWriteTracker>();
        services.AddScoped<LiveExpenseListDependencies>();
        services.AddSingleton<PresenceBoard>()
            // What they keep goes by the machine's clock, whatever day it is for the app.
            .AddSingleton(all => ActivatorUtilities.CreateInstance<SharedReadCache>(all, TimeProvider.System));
        services.AddActivityTellers();
        services.AddSingleton(typeof(PersistentComponentStateSerializer<>), typeof(CompressedStateSerializer<>));
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.AddResponseCompression(compression =>
        {
            compression.MimeTypes = ["text/html", "text/css", "text/javascript"];
            compression.EnableForHttps = true;
        });
    }

    /// <summary>
    /// BREACH: who can weigh encrypted answers, and put guesses beside a secret in them, learns the secret. Another
    /// site's page can open an address here with a guess in it, and the Lax cookie comes along: such answers are not
    /// compressed. All others are asked for by pages of ours, by hand, or without a session.
    /// </summary>
    public static void UseCompression(this IApplicationBuilder app) =>
        app.UseWhen(context => !IsFromElsewhere(context.Request), ours => ours.UseResponseCompression());

    /// <summary>
    /// Circuits stay compressed. Guesses could come from another member of the ledger, whose
    /// rows stand in the repaints, or from the address that a page was opened with. Each message is compressed for
    /// itself, so that such text meets no other message's; what stands in the same message as a member's row, this
    /// member may read anyway; tokens in it are sealed anew each time; and a page's first message comes once for each
    /// page that somebody opens before the user's eyes, where a guess needs hundreds.
    /// </summary>
    public static void CompressAlone(ServerComponentsEndpointOptions circuits)
    {
        circuits.ContentSecurityFrameAncestorsPolicy = null;
        circuits.ConfigureWebSocketAcceptContext = (_, socket) =>
        {
            (socket.DangerousEnableCompression, socket.DisableServerContextTakeover) = (true, true);
            return Task.CompletedTask;
        };
    }

    static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
