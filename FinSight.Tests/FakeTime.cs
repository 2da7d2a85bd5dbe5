using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace FinSight.Tests;

/// <summary>
/// A clock that moves only when it is told to; its timers fire inside <see cref="Advance"/>, in order.
/// </summary>
public sealed class FakeTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    readonly Channel<ITimer> _created = Channel.CreateUnbounded<ITimer>();

    public FakeTime() : this(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>
    /// From now on, for browsers and certificates that know the real time; in whole seconds, as timers round.
    /// </summary>
    public static FakeTime FromNow() => new(DateTimeOffset.FromUnixTimeSeconds(System.GetUtcNow().ToUnixTimeSeconds()));

    /// <summary>Waits until somebody waits for this clock; each timer is answered once.</summary>
    public Task TimerCreatedAsync() => _created.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);

    /// <summary>Lets a second pass after the other until it is so, for what waits for calm by this clock.</summary>
    public Task PassUntilAsync(Func<bool> isSo) => Patience.UntilAsync(() => Task.FromResult(isSo()), PassAsync);

    async Task PassAsync()
    {
        Advance(TimeSpan.FromSeconds(1));
        // What is waited for works by the real clock: it shall not find itself days later.
        await Task.Delay(TimeSpan.FromMilliseconds(20), System);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(state => OnNoContext(callback, state), state, dueTime, period);
        _created.Writer.TryWrite(timer);
        return timer;
    }

    // As on the thread of a real timer, so that what waits for it goes on at once.
    static void OnNoContext(TimerCallback callback, object? state)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            callback(state);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
