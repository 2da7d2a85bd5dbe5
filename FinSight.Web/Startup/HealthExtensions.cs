using FinSight.Core.Data;
using FinSight.Web.Features.Backup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinSight.Web.Startup;

/// <summary>What whoever watches this server asks: does the process live, and can it serve a page?</summary>
static class HealthExtensions
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseCheck>().AddHealthChecks().AddCheck<DatabaseCheck>("database")
            .AddCheck<BackupHealthCheck>("backup");
        // It would say the same at each question, as long as the trouble lasts.
        services.AddLogging(logs => logs.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = check => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    /// <summary>
    /// The database answers a query, which a mere connection to a file would not show, and there is room to write.
    /// </summary>
    sealed class DatabaseCheck(
        IDbContextFactory<FinSightContext> contexts, DiskMonitor disk, ILogger<DatabaseCheck> logger) : IHealthCheck
    {
        readonly Lock _lock = new();
        string? _told;

        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await db.Users.AnyAsync(cancellationToken);
                return Tell(disk.IsFull ? "the disk is full" : null);
            }
#pragma warning disable CA1031 // Whatever it is, the database does not answer.
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                return Tell("the database does not answer", problem);
            }
#pragma warning restore CA1031
        }

        // The log says it once, whoever asks how often.
        HealthCheckResult Tell(string? trouble, Exception? problem = null)
        {
            lock (_lock)
            {
                if (trouble is null && _told is not null) logger.LogWarning("Ready again");
                else if (trouble != _told) logger.LogError(problem, "Not ready: {Trouble}", trouble);
                _told = trouble;
            }
            return trouble is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }
}
