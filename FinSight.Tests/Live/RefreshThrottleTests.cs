using System.Threading.Channels;
using FinSight.Web.Components;

namespace FinSight.Tests.Live;

public sealed class RefreshThrottleTests : IDisposable
{
    readonly FakeTime _time = new();
    readonly Channel<int> _begun = Channel.CreateUnbounded<int>();
    readonly Channel<Exception> _failures = Channel.CreateUnbounded<Exception>();
    readonly RefreshThrottle _live;
    Func<Task> _refresh = () => Task.CompletedTask;
    TaskCompletionSource _held = new();
    int _refreshes;

    public RefreshThrottleTests() => _live = Live(_time);

    public void Dispose() => _live.Dispose();

    [Fact]
    public async Task The_first_request_refreshes_at_once()
    {
        await BeginHeldAsync();

        Assert.False(_held.Task.IsCompleted);
    }

    [Fact]
    public async Task Requests_during_a_refresh_give_exactly_one_more()
    {
        await BeginHeldAsync();
        for (var i = 0; i < 100; i++) _live.Request();
        await ReleaseIntoPauseAsync();

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(2, _refreshes);
    }

    [Fact]
    public async Task A_burst_of_thousands_gives_a_handful_of_refreshes_and_ends_with_the_last_state()
    {
        const int Writes = 5000;
        var (written, shown) = (0, 0);
        await BeginHeldAsync();
        Write();
        _refresh = () =>
        {
            shown = written;
            if (written < Writes) Write();
            return Task.CompletedTask;
        };
        await ReleaseIntoPauseAsync();

        while (written < Writes)
        {
            Write();
            _time.Advance(TimeSpan.FromSeconds(3) / Writes);
        }
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Writes, shown);
        Assert.InRange(_refreshes, 3, 8);

        void Write()
        {
            written++;
            _live.Request();
        }
    }

    [Fact]
    public async Task After_a_calm_the_next_request_refreshes_at_once_again()
    {
        await BeginHeldAsync();
        _live.Request();
        await ReleaseIntoPauseAsync();
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await BegunAsync(2);

        _time.Advance(TimeSpan.FromMilliseconds(300));
        _live.Request();

        await BegunAsync(3);
    }

    [Fact]
    public async Task No_request_is_lost_however_many_threads_ask()
    {
        var (written, shown) = (0, 0);
        var caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        const int Threads = 8, Each = 20_000;
        using var live = new RefreshThrottle(Show, new Hurry(), problem => caughtUp.TrySetException(problem));

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                Interlocked.Increment(ref written);
                live.Request();
            }
        })));

        await caughtUp.Task.WaitAsync(Patience.Long);
        Assert.Equal(Threads * Each, shown);

        Task Show()
        {
            shown = Volatile.Read(ref written);
            if (shown == Threads * Each) caughtUp.TrySetResult();
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(OperationCanceledException))]
    [InlineData(typeof(ObjectDisposedException))]
    public async Task A_refresh_that_fails_tells_the_page_and_the_next_request_works(Type kind)
    {
        using var live = Live(new Hurry());
        _refresh = () => throw (Exception)Activator.CreateInstance(kind, "broken")!;
        live.Request();
        await BegunAsync(1);
        Assert.IsType(kind, await FailureAsync());

        _refresh = () => Task.CompletedTask;
        live.Request();

        await BegunAsync(2);
    }

    [Fact]
    public async Task A_request_during_a_refresh_that_fails_is_not_lost()
    {
        await BeginHeldAsync();
        _live.Request();
        _held.SetException(new InvalidOperationException("broken"));
        await FailureAsync();
        await _time.TimerCreatedAsync();

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, _refreshes);
    }

    [Fact]
    public async Task A_page_that_goes_in_the_middle_of_a_pause_is_not_refreshed_again()
    {
        await BeginHeldAsync();
        _live.Request();
        await ReleaseIntoPauseAsync();

        _live.Dispose();
        _live.Dispose();
        _time.Advance(TimeSpan.FromSeconds(10));
        _live.Request();
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1, _refreshes);
    }

    [Fact]
    public async Task What_a_refresh_throws_once_its_page_has_gone_is_nobodys_business()
    {
        await BeginHeldAsync();
        _live.Request();
        _live.Dispose();
        _held.SetException(new ObjectDisposedException("page"));
        await _time.TimerCreatedAsync();

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(_failures.Reader.TryRead(out _));
        Assert.Equal(1, _refreshes);
    }

    async Task RefreshAsync()
    {
        _begun.Writer.TryWrite(Interlocked.Increment(ref _refreshes));
        await _refresh();
    }

    RefreshThrottle Live(TimeProvider time) => new(RefreshAsync, time, problem => _failures.Writer.TryWrite(problem));

    /// <summary>Leaves a first refresh in flight.</summary>
    async Task BeginHeldAsync()
    {
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _refresh = () => _held.Task;
        _live.Request();
        await BegunAsync(1);
    }

    /// <summary>Ends the refresh in flight and waits until the next one waits for the clock.</summary>
    async Task ReleaseIntoPauseAsync()
    {
        _held.SetResult();
        await _time.TimerCreatedAsync();
    }

    async Task BegunAsync(int number) =>
        Assert.Equal(number, await _begun.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long));

    async Task<Exception> FailureAsync() => await _failures.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);

    /// <summary>Every pause is over at once.</summary>
    sealed class Hurry : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
