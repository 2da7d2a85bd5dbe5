using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;

namespace FinSight.Web.Features.Doctor;

/// <summary>
/// Each night, at three o'clock UTC, shortens the logs and looks whether the database is sound: one server of all that
/// work on it.
/// </summary>
sealed class NightlyMaintenance(
    LogPruning pruning, SecurityPruning securityPruning, ExpiryPruning expiry, InboxPruning inbox,
    TrashPruning trash, LedgerRemoval removal, DeletedDataScrubber erasure, DatabaseCheckup checkup,
    DoctorRunStore runs, NightlyWorkRunner shift,
    TimeProvider time, ILogger<NightlyMaintenance> logger) : BackgroundService
{
    static readonly TimeSpan StartsAt = TimeSpan.FromHours(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(UntilNext(), time, stoppingToken);
#pragma warning disable CA1031 // A night that went wrong must not end the nights after it, nor the server.
            try
            {
                var night = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
                // Whoever is at it may die over it.
                while (!await shift.RunAsync("maintenance", night, WorkAsync, stoppingToken))
                    await Task.Delay(NightlyWorkRunner.Lease, time, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "The nightly work on the database failed");
            }
#pragma warning restore CA1031
        }
    }

    TimeSpan UntilNext()
    {
        var now = time.GetUtcNow();
        var today = now.Date + StartsAt;
        return (now.DateTime < today ? today : today.AddDays(1)) - now.DateTime;
    }

    /// <summary>Each part by itself: what fails every night must not keep the others from being done.</summary>
    async Task WorkAsync(CancellationToken cancel)
    {
        var faults = new List<Exception>();
        foreach (var part in new[]
        {
            PruneAsync, ForgetAsync, ExpireAsync, TidyInboxAsync, EmptyTrashAsync, EraseAsync, ExamineAsync,
        })
#pragma warning disable CA1031 // All of them are told once the others are done.
            try
            {
                await part(cancel);
            }
            catch (Exception problem) when (!cancel.IsCancellationRequested)
            {
                faults.Add(problem);
            }
#pragma warning restore CA1031
        if (faults.Count > 0) throw new AggregateException(faults);
    }

    async Task PruneAsync(CancellationToken cancel)
    {
        var pruned = await pruning.RunAsync(cancel);
        if (pruned > 0)
            logger.LogInformation("{Changes} changes older than {Years} years left the log", pruned, LogPruning.Years);
    }

    async Task ForgetAsync(CancellationToken cancel)
    {
        var forgotten = await securityPruning.RunAsync(cancel);
        if (forgotten > 0) logger.LogInformation("{Lines} lines older than a year left the security log", forgotten);
    }

    async Task ExpireAsync(CancellationToken cancel)
    {
        var expired = await expiry.RunAsync(cancel);
        if (expired > 0) logger.LogInformation("{Rows} sessions, links and tokens that are over were removed", expired);
    }

    async Task TidyInboxAsync(CancellationToken cancel)
    {
        var texts = await inbox.RunAsync(cancel);
        if (texts > 0)
            logger.LogInformation(
                "{Texts} messages of payments older than {Days} days were forgotten", texts, InboundEvent.DaysKept);
    }

    async Task EmptyTrashAsync(CancellationToken cancel)
    {
        var expenses = await trash.RunAsync(cancel);
        if (expenses > 0)
            logger.LogInformation(
                "{Expenses} expenses that were deleted more than {Days} days ago left the trash", expenses,
                TrashService.Days);
    }

    async Task EraseAsync(CancellationToken cancel)
    {
        await removal.RunAsync(cancel);
        await erasure.RunAsync(atNight: true, cancel);
        erasure.PruneCopies();
    }

    async Task ExamineAsync(CancellationToken cancel)
    {
        var faults = await checkup.FindAsync(cancel);
        foreach (var fault in faults) logger.LogError("The database has a fault: {Fault}", fault.Sentence);
        if (faults.Count == 0) logger.LogInformation("The database is sound");
        await runs.RecordAsync(faults.Count, cancel);
    }
}
