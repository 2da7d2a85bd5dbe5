using FinSight.Core.Data;

namespace FinSight.Tests.Data;

public sealed class NightlyWorkRunnerTests : ServiceTestBase
{
    const string Job = "maintenance";

    static readonly DateOnly Night = new(2026, 11, 30);

    readonly FakeTime _time = new();
    int _done;

    protected override TimeProvider Clock => _time;

    [Fact]
    public async Task A_single_server_does_it()
    {
        Assert.True(await House.Get<NightlyWorkRunner>().RunAsync(Job, Night, DoAsync));
        Assert.Equal(1, _done);
    }

    [PostgresFact]
    public async Task Of_several_servers_one_does_it_each_night()
    {
        await using var other = await TestServices.OpenAsync(House.Folder, _time);
        foreach (var night in new[] { Night, Night.AddDays(1) })
        {
            var before = _done;
            await Task.WhenAll(
                Enumerable.Range(0, 8).Select(i => Shift(i % 2 == 0 ? House : other).RunAsync(Job, night, DoAsync)));
            Assert.Equal(before + 1, _done);
            Assert.True(await Shift(other).RunAsync(Job, night, DoAsync));
            Assert.Equal(before + 1, _done);
        }
        // Who is late by a night finds that it is over.
        Assert.True(await Shift(House).RunAsync(Job, Night, DoAsync));
        Assert.Equal(2, _done);
    }

    [PostgresFact]
    public async Task Where_a_server_dies_over_it_another_does_it_once_its_time_is_up()
    {
        // It takes the turn, and is heard of no more.
        await House.Get<IWorkTurns>()
            .TakeAsync(Job, Night, Guid.NewGuid(), _time.GetUtcNow().UtcDateTime + NightlyWorkRunner.Lease, default);
        Assert.False(await Shift(House).RunAsync(Job, Night, DoAsync));
        _time.Advance(NightlyWorkRunner.Lease);
        Assert.True(await Shift(House).RunAsync(Job, Night, DoAsync));
        Assert.Equal(1, _done);
    }

    [PostgresFact]
    public async Task Who_is_at_it_for_long_keeps_it()
    {
        await using var other = await TestServices.OpenAsync(House.Folder, _time);
        var end = new TaskCompletionSource();
        var working = Shift(House).RunAsync(Job, Night, _ => end.Task);
        for (var minute = 0; minute < 12; minute++)
        {
            await _time.TimerCreatedAsync();
            _time.Advance(TimeSpan.FromMinutes(1));
        }
        await _time.TimerCreatedAsync();
        Assert.False(await Shift(other).RunAsync(Job, Night, DoAsync));
        end.SetResult();
        Assert.True(await working);
        Assert.True(await Shift(other).RunAsync(Job, Night, DoAsync));
        Assert.Equal(0, _done);
    }

    [PostgresFact]
    public async Task A_server_that_is_stopped_hands_it_back()
    {
        await using var other = await TestServices.OpenAsync(House.Folder, _time);
        using var stop = new CancellationTokenSource();
        var working = Shift(House)
            .RunAsync(Job, Night, cancel => Task.Delay(Timeout.InfiniteTimeSpan, cancel), stop.Token);
        await _time.TimerCreatedAsync();
        Assert.False(await Shift(other).RunAsync(Job, Night, DoAsync));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
        Assert.True(await Shift(other).RunAsync(Job, Night, DoAsync));
        Assert.Equal(1, _done);
    }

    [PostgresFact]
    public async Task Where_it_fails_at_one_server_another_does_it()
    {
        await using var other = await TestServices.OpenAsync(House.Folder, _time);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Shift(House).RunAsync(Job, Night, _ => throw new InvalidOperationException()));
        Assert.True(await Shift(other).RunAsync(Job, Night, DoAsync));
        Assert.Equal(1, _done);
    }

    static NightlyWorkRunner Shift(TestServices house) => house.Get<NightlyWorkRunner>();

    Task DoAsync(CancellationToken cancel)
    {
        Interlocked.Increment(ref _done);
        return Task.CompletedTask;
    }
}
