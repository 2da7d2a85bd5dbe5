using FinSight.Core;

namespace FinSight.Web.Hosting;

/// <summary>
/// Delivers what waits as soon as it is there, and looks after a pause whether something else is due.
/// </summary>
sealed class DeliveryLoop(DeliverySignal bell, TimeProvider time, ILogger logger)
{
    /// <summary>Receivers that are served at once: one that is slow keeps few others waiting.</summary>
    const int AtOnce = 4;

    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1), AfterFault = TimeSpan.FromMinutes(1);

    /// <param name="nextAsync">When something is due; null where nothing waits.</param>
    /// <param name="deliverAsync">Delivers one; false where none is due.</param>
    /// <param name="longest">How long it never looks, unless somebody rings.</param>
    public async Task RunAsync(
        Func<CancellationToken, Task<DateTime?>> nextAsync, Func<CancellationToken, Task<bool>> deliverAsync,
        TimeSpan longest, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var rung = bell.Next;
            var pause = await TryAsync(() => TurnAsync(nextAsync, deliverAsync, longest, stop), stop);
            if (pause > TimeSpan.Zero) await WaitAsync(rung, pause, stop);
        }
    }

    async Task<TimeSpan> TurnAsync(
        Func<CancellationToken, Task<DateTime?>> nextAsync, Func<CancellationToken, Task<bool>> deliverAsync,
        TimeSpan longest, CancellationToken stop)
    {
        if (await nextAsync(stop) is not { } next) return longest;
        var wait = next - time.GetUtcNow().UtcDateTime;
        if (wait > TimeSpan.Zero) return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, Shortest.Ticks, longest.Ticks));
        var delivered = await Task.WhenAll(
            Enumerable.Range(0, AtOnce).Select(_ => DeliverAllAsync(deliverAsync, stop)));
        return delivered.Sum() > 0 ? TimeSpan.Zero : Shortest;
    }

    static async Task<int> DeliverAllAsync(Func<CancellationToken, Task<bool>> deliverAsync, CancellationToken stop)
    {
        var tried = 0;
        while (!stop.IsCancellationRequested && await deliverAsync(stop)) tried++;
        return tried;
    }

    async Task<TimeSpan> TryAsync(Func<Task<TimeSpan>> turn, CancellationToken stop)
    {
#pragma warning disable CA1031 // What goes wrong once must not keep messages from being sent later.
        try
        {
            return await turn();
        }
        catch (Exception problem)
        {
            if (!stop.IsCancellationRequested) logger.LogError(problem, "What waits could not be delivered");
            return AfterFault;
        }
#pragma warning restore CA1031
    }

    async Task WaitAsync(Task rung, TimeSpan pause, CancellationToken stop)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(rung, Task.Delay(pause, time, timer.Token));
        await timer.CancelAsync();
    }
}
