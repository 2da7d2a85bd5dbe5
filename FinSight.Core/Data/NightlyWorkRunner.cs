using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core.Data;

/// <summary>
/// What is done once each night by one server, however many there are. Whoever does it has it for a while, and keeps it
/// as long as they live: where they die over it, another does it.
/// </summary>
public sealed class NightlyWorkRunner(TimeProvider time, IServiceProvider services)
{
    /// <summary>After it, another takes over from who has died.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    readonly IWorkTurns? _turns = services.GetService<IWorkTurns>();
    readonly Guid _me = Guid.NewGuid();

    DateTime Until => time.GetUtcNow().UtcDateTime + Lease;

    /// <summary>Where the work fails, it is another server's.</summary>
    /// <returns>False where another server is at it, and may not come to its end.</returns>
    public async Task<bool> RunAsync(
        string job, DateOnly night, Func<CancellationToken, Task> work, CancellationToken cancel = default)
    {
        if (_turns is null)
        {
            await work(cancel);
            return true;
        }
        var turn = await _turns.TakeAsync(job, night, _me, Until, cancel);
        if (turn is not WorkTurnOutcome.Mine) return turn is WorkTurnOutcome.Done;
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeping = KeepAsync(job, held);
        var isDone = false;
        try
        {
            await work(held.Token);
            return isDone = true;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            if (cancel.IsCancellationRequested) throw;
            return false;
        }
        finally
        {
            await held.CancelAsync();
            await keeping;
            await EndAsync(job, isDone);
        }
    }

    async Task KeepAsync(string job, CancellationTokenSource held)
    {
        var until = Until;
        while (!held.IsCancellationRequested)
        {
            await Task.Delay(Renewal, time, held.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (held.IsCancellationRequested) return;
            try
            {
                var next = Until;
                if (!await _turns!.KeepAsync(job, _me, next, held.Token)) await held.CancelAsync();
                until = next;
            }
            catch (DbException) when (time.GetUtcNow().UtcDateTime < until)
            {
                // Away for a moment: it is still ours.
            }
            catch (Exception problem) when (problem is DbException or OperationCanceledException)
            {
                await held.CancelAsync();
            }
        }
    }

    async Task EndAsync(string job, bool isDone)
    {
        try
        {
            await _turns!.EndAsync(job, _me, isDone, CancellationToken.None);
        }
        catch (DbException)
        {
            // It is another's once its time is up, who finds little left to do.
        }
    }
}
