using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinSight.Web.Wire;

/// <summary>What whoever watches this server asks: does the process live, and can it serve a page?</summary>
static class Health
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = check => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    /// <summary>The database answers a query, which a mere connection to a file would not show, and there is room to write.</summary>
    sealed class DatabaseCheck(IDbContextFactory<FinSightContext> contexts, Disk disk) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Users.AnyAsync(cancellationToken);
            return disk.IsFull ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy();
        }
    }
}
