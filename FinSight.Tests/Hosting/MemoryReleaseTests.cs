using FinSight.Web.Hosting;


namespace FinSight.Tests.Hosting;

public sealed class MemoryReleaseTests
{
    const long MB = 1 << 20;

    [Fact]
    public async Task Memory_is_given_back_once_after_each_time_of_use()
    {
        var time = new FakeTime();
        var (allocated, releases) = (80 * MB, 0);
        using var service = new MemoryRelease(time, () => allocated, () => releases++);
        await service.StartAsync(default);
        await time.TimerCreatedAsync();

        Assert.Equal(0, await AfterPauseAsync(0));
        Assert.Equal(1, await AfterPauseAsync(MB));
        Assert.Equal(1, await AfterPauseAsync(MB));

        Assert.Equal(1, await AfterPauseAsync(10 * MB));
        Assert.Equal(1, await AfterPauseAsync(10 * MB));
        Assert.Equal(2, await AfterPauseAsync(MB));
        await service.StopAsync(default);

        async Task<int> AfterPauseAsync(long allocating)
        {
            allocated += allocating;
            time.Advance(TimeSpan.FromSeconds(20));
            await time.TimerCreatedAsync();
            return releases;
        }
    }
}
