using FinSight.Core;
using FinSight.Core.Backup;

namespace FinSight.Web.Features.Backup;

/// <summary>
/// Makes the night's backup, restores the last one once a week into a folder that goes again, and takes away what older
/// restores and upgrades left.
/// </summary>
sealed class NightlyBackup(
    BackupStore shelf, BackupSchedule watch, ReplacedFolders before, RuleTexts texts, TimeProvider time,
    ILogger<NightlyBackup> logger)
    : BackgroundService
{
    static readonly TimeSpan Settling = TimeSpan.FromMinutes(10), Round = TimeSpan.FromHours(1);

    DateTime _tried;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = Settling; ; pause = Round)
        {
            await Task.Delay(pause, time, stoppingToken);
#pragma warning disable CA1031 // A night that went wrong must not end the nights after it, nor the server.
            try
            {
                Prune();
                await WorkAsync(stoppingToken);
            }
            catch (RuleException problem)
            {
                logger.LogWarning("No backup was made: {Problem}", texts.Of(problem));
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "The nightly backup failed");
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>What can't be tidied up is no reason to make no backup.</summary>
    void Prune()
    {
        try
        {
            if (before.Prune() is > 0 and var gone)
                logger.LogInformation(
                    "{Folders} databases that were put aside have had their time, and are gone", gone);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(problem, "What was put aside could not be taken away");
        }
    }

    async Task WorkAsync(CancellationToken cancel)
    {
        // Once a day whatever comes of it: a disk that is full would be told of each hour.
        var today = time.GetUtcNow().UtcDateTime.Date;
        if (_tried == today || !await watch.IsDueAsync(cancel)) return;
        _tried = today;
        var made = await shelf.MakeAsync(cancel);
        logger.LogInformation("The backup {Name} is made and proved", made.Name);
        if (watch.DueForProof() is not { } due) return;
        if ((await shelf.ProveAsync(due.Name, cancel)).IsSound)
            logger.LogInformation("The backup {Name} was restored as a test, and is sound", due.Name);
        else logger.LogError(
            "The backup {Name} was restored as a test, and is not sound: {Problem}", due.Name,
            texts.Of(shelf.Problem!));
    }
}
