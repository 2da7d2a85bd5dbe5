using FinSight.Core.Backup;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FinSight.Web.Features.Backup;

/// <summary>
/// Degraded where the last proven backup is older than two days: the server serves, but somebody should look.
/// </summary>
sealed class BackupHealthCheck(BackupSchedule watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
#pragma warning disable CA1031 // Whether the database answers is another check's question.
        try
        {
            return await watch.IsLateAsync(cancellationToken)
                ? HealthCheckResult.Degraded()
                : HealthCheckResult.Healthy();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded();
        }
#pragma warning restore CA1031
    }
}
