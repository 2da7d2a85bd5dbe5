using FinSight.Core.Data;

namespace FinSight.Web.Hosting;

/// <summary>Keeps this server and others on the same database in step, as long as it runs.</summary>
sealed class NodeSyncService(IDatabaseOperations database) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => database.FollowOthersAsync(stoppingToken);
}
