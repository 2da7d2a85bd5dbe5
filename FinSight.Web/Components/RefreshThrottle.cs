namespace FinSight.Web.Components;

/// <summary>
/// Repaints when asked, at once if it has been calm, and in a burst a few times only: one refresh in flight, one
/// pending, the pauses between them growing to a second.
/// </summary>
sealed class RefreshThrottle(Func<Task> refresh, TimeProvider time, Action<Exception> failed) : IDisposable
{
    static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // Whoever writes has another language, and other numbers, than who reads here.
    readonly ExecutionContext? _reader = ExecutionContext.Capture();
    readonly Lock _lock = new();
    TimeSpan _pause = ShortestPause;
    long? _lastEnd;
    bool _running;
    bool _pending;
    volatile bool _disposed;

    /// <summary>Asks for a refresh; any thread may, as often as it likes, and never waits for it.</summary>
    public void Request()
    {
        lock (_lock)
        {
            _pending = true;
            if (_running || _disposed) return;
            _running = true;
        }
        if (_reader is null) _ = Task.Run(RunAsync);
        else ExecutionContext.Run(_reader, _ => _ = Task.Run(RunAsync), null);
    }

    /// <summary>
    /// No refresh begins after this; one that is under way may end, and whatever it throws is dropped.
    /// </summary>
    public void Dispose() => _disposed = true;

    async Task RunAsync()
    {
        do
        {
            await PauseAsync();
            if (!Begin()) return;
            await RefreshAsync();
            _lastEnd = time.GetTimestamp();
        }
        while (HasMore());
    }

    bool Begin()
    {
        // What is asked for from here on may be too late for this refresh, and gets another one.
        lock (_lock) _pending = false;
        return !_disposed;
    }

    bool HasMore()
    {
        lock (_lock) return _running = _pending;
    }

    async Task RefreshAsync()
    {
        try
        {
            await refresh();
        }
#pragma warning disable CA1031 // Nobody awaits this: whatever went wrong is handed to the page.
        catch (Exception problem)
        {
            if (!_disposed) failed(problem);
        }
#pragma warning restore CA1031
    }

    async Task PauseAsync()
    {
        if (_lastEnd is not { } last || time.GetElapsedTime(last) >= Calm)
        {
            _pause = ShortestPause;
            return;
        }
        await Task.Delay(_pause, time);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }
}
