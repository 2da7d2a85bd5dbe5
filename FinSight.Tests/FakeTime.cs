using System.Threading.Channels;

namespace FinSight.Tests;

/// <summary>A clock that moves only when it is told to; its timers fire inside <see cref="Advance"/>, in order.</summary>
public sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Lock _lock = new();
    readonly List<Timer> _timers = [];
    readonly Channel<Timer> _created = Channel.CreateUnbounded<Timer>();
    DateTimeOffset _now = start;

    public FakeTime() : this(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>From now on, for browsers and certificates that know the real time; in whole seconds, as timers round.</summary>
    public static FakeTime FromNow() => new(DateTimeOffset.FromUnixTimeSeconds(System.GetUtcNow().ToUnixTimeSeconds()));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Waits until somebody waits for this clock; each timer is answered once.</summary>
    public Task TimerCreatedAsync() => _created.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (NextUntil(end) is { } timer) OnNoContext(timer.Fire);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        _created.Writer.TryWrite(timer);
        return timer;
    }

    Timer? NextUntil(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.MinBy(timer => timer.Due);
            _now = next is not null && next.Due <= end ? next.Due : end;
            if (next is null || next.Due > end) return null;
            _timers.Remove(next);
            return next;
        }
    }

    // As on the thread of a real timer, so that what waits for it goes on at once.
    static void OnNoContext(Action fire)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            fire();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    sealed class Timer(FakeTime clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        /// <summary>Fires once; nothing here repeats.</summary>
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
