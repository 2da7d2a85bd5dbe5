using FinSight.Core.Inbox;

namespace FinSight.Web.Features.Connections;

/// <summary>
/// Reads what an earlier run of the server stored and did not come to read, at the start and now and then.
/// </summary>
sealed class CaptureResumption(
    CaptureService capture, TimeProvider time, ILogger<CaptureResumption> logger) : BackgroundService
{
    static readonly TimeSpan Begins = TimeSpan.FromSeconds(35);
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = Begins; ; pause = Pause)
        {
            await Task.Delay(pause, time, stoppingToken);
#pragma warning disable CA1031 // What goes wrong once must not keep it from being tried again.
            try
            {
                await capture.ResumeAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "Stored payments could not be read");
            }
#pragma warning restore CA1031
        }
    }
}
