namespace FinSight.Web.Features.Live;

/// <summary>
/// Repaints when asked, at once if it has been calm, and in a burst a few times only: one refresh in flight, one
/// pending, the pauses between them growing to a second.
/// </summary>
sealed class LiveRefresh(Func<Task> refresh, TimeProvider time, Action<Exception> failed) : IDisposable
{
    static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    readonly CancellationTokenSource _end = new();
    TimeSpan _pause = ShortestPause;
    long? _lastEnd;
    bool _running;
    bool _pending;

    /// <summary>Asks for a refresh; any thread may, as often as it likes.</summary>
    public void Request()
    {
        lock (_lock)
        {
            _pending = true;
            if (_running) return;
            _running = true;
        }
        _ = RunAsync();
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    async Task RunAsync()
    {
        try
        {
            var end = _end.Token;
            do
            {
                await PauseAsync(end);
                lock (_lock) _pending = false;
                await refresh();
                _lastEnd = time.GetTimestamp();
            }
            while (!end.IsCancellationRequested && HasMore());
        }
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
#pragma warning disable CA1031 // Nobody awaits this: whatever went wrong is handed to the page.
        catch (Exception problem)
        {
            lock (_lock) _running = false;
            failed(problem);
        }
#pragma warning restore CA1031
    }

    bool HasMore()
    {
        lock (_lock) return _running = _pending;
    }

    async Task PauseAsync(CancellationToken end)
    {
        if (_lastEnd is not { } last || time.GetElapsedTime(last) >= Calm)
        {
            _pause = ShortestPause;
            return;
        }
        await Task.Delay(_pause, time, end);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }
}
