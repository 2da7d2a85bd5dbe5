using System.Globalization;
using FinSight.Core;
using FinSight.Core.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinSight.Web.Hosting;

/// <summary>
/// The end of one server of several: from the moment it is asked to end it is not ready, and lets its circuits go,
/// whose pages find another; for a few seconds it still answers what comes, until proxies have noticed.
/// </summary>
sealed class ServerDrain(
    TimeSpan pause, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ServerDrain> logger)
    : IHostedLifecycleService, IHealthCheck
{
    public const string Setting = "FINSIGHT_DRAIN";

    const int Usual = 3, Longest = 20;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy()
                : HealthCheckResult.Healthy());

    // Before anything is stopped, and so while the server still listens.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (pause == TimeSpan.Zero) return;
        logger.LogInformation("FinSight ends in {Seconds} seconds: other servers take over", pause.TotalSeconds);
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A single server has nobody to hand over to, and ends at once unless it is told otherwise.</summary>
    /// <exception cref="StartupException">The setting is no number of seconds.</exception>
    public static TimeSpan Read(Func<string, string?> setting, DatabaseSettings database) => setting(Setting) switch
    {
        null or "" => TimeSpan.FromSeconds(database.Server is null ? 0 : Usual),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= Longest =>
            TimeSpan.FromSeconds(seconds),
        var text =>
            throw new StartupException($"{Setting} is \"{text}\": set it to a number of seconds, from 0 to {Longest}."),
    };
}

static class DrainExtensions
{
    /// <summary>The rest is for what is under way; service managers kill after 30 seconds.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public static void AddDrain(this WebApplicationBuilder builder)
    {
        string? Setting(string name) => builder.Configuration[name];
        var pause = ServerDrain.Read(Setting, DatabaseSettings.Read(Setting));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ServerDrain>(services, pause))
            .AddHostedService(services => services.GetRequiredService<ServerDrain>());
        builder.Services.AddHealthChecks().AddCheck<ServerDrain>("drain");
    }
}
