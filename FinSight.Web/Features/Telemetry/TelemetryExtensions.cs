using System.Security.Cryptography;
using System.Text;
using FinSight.Core;
using FinSight.Core.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FinSight.Web.Features.Telemetry;

/// <summary>
/// Eyes inside: metrics and traces by OpenTelemetry, and logs that machines read. Nothing of it is loaded unless it is
/// asked for.
/// </summary>
static class TelemetryExtensions
{
    public const string Path = "/metrics";

    const string Usual = "http://localhost:5000";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = TelemetrySettings.Read(name => builder.Configuration[name]);
        builder.Services.AddSingleton(settings);
        if (settings.HasJsonLogs)
            builder.Logging.AddJsonConsole(console =>
                (console.UseUtcTimestamp, console.TimestampFormat, console.IncludeScopes) = (true, "O", false));
        if (settings.Listener is { } listener) Listen(builder, listener);
        if (settings.IsOn) AddOpenTelemetry(builder.Services, settings);
    }

    /// <summary>
    /// Before anything else is asked of a request: nothing but metrics is on their port, and they are nowhere else
    /// without the token.
    /// </summary>
    public static void UseTelemetry(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<TelemetrySettings>();
        if (!settings.IsServed) return;
        app.Use((context, next) =>
        {
            var isTheirs = context.Connection.LocalPort == settings.Listener?.Port;
            if (!isTheirs && context.Request.Path != Path) return next(context);
            if (context.Request.Path == Path && (isTheirs || HasToken(context, settings.Token))) return next(context);
            context.Response.StatusCode = isTheirs || settings.Token is null
                ? StatusCodes.Status404NotFound
                : StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        UsePrometheus(app);
    }

    static void UsePrometheus(WebApplication app) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == Path);

    static void AddOpenTelemetry(IServiceCollection services, TelemetrySettings settings)
    {
        services.AddHostedService<ServerGauges>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(server => server.AddService("finsight", serviceVersion: AppInfo.Version));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Instruments.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (settings.IsServed) metrics.AddPrometheusExporter();
            if (settings.IsSent) metrics.AddOtlpExporter();
        });
        if (settings.IsSent)
            telemetry.WithTracing(traces => traces.AddSource(Instruments.Name)
                .AddAspNetCoreInstrumentation(requests =>
                    requests.EnrichWithHttpResponse = (span, response) => Forget(span, response.HttpContext))
                .AddOtlpExporter());
    }

    // A span says which page it was, not whose: addresses hold ids and what people looked for.
    static void Forget(System.Diagnostics.Activity span, HttpContext context)
    {
        foreach (var tag in (string[])["url.query", "user_agent.original", "client.address", "network.peer.address"])
            span.SetTag(tag, null);
        span.SetTag("url.path", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
    }

    static bool HasToken(HttpContext context, string? token) => token is not null
        && context.Request.Headers.Authorization.ToString() is { } header
        && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(header["Bearer ".Length..].Trim())),
            SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    // Beside the addresses that it would have had without it.
    static void Listen(WebApplicationBuilder builder, MetricsListenerSettings listener)
    {
        var urls = builder.Configuration["urls"] is { Length: > 0 } set ? set
            : builder.Configuration["http_ports"] is { Length: > 0 } ports
                ? string.Join(';', ports.Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(one => $"http://*:{one.Trim()}")) : Usual;
        builder.WebHost.UseUrls([.. urls.Split(';'), listener.Url]);
    }
}
