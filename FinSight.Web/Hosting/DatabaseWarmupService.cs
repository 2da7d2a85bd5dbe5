using FinSight.Core.Data;

namespace FinSight.Web.Hosting;

/// <summary>
/// Readies the database while the server begins to listen; who comes meanwhile waits for the rest of it.
/// </summary>
sealed class DatabaseWarmupService(DatabaseInitializer start) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => start.WarmAsync(stoppingToken), stoppingToken);
}
