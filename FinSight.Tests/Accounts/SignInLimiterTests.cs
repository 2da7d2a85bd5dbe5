using System.Net;
using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

public sealed class SignInLimiterTests
{
    readonly MovedClock _clock = new();
    readonly SignInLimiter _throttle;
    int _host;

    public SignInLimiterTests() => _throttle = new(_clock);

    [Fact]
    public async Task Five_failures_of_a_name_are_free_and_then_the_wait_doubles_to_fifteen_minutes()
    {
        for (var i = 0; i < 5; i++) Assert.Null(await FromAnywhere("mara"));

        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await FromAnywhere("mara"));
            _clock.Move(TimeSpan.FromSeconds(seconds));
            Assert.Null(await FromAnywhere("mara"));
        }
        Assert.Null(await FromAnywhere("jonas"));
    }

    [Fact]
    public async Task Waiting_attempts_don_t_lengthen_the_wait()
    {
        for (var i = 0; i < 5; i++) await FromAnywhere("mara");
        for (var i = 0; i < 50; i++) Assert.Equal(TimeSpan.FromSeconds(1), await FromAnywhere("mara"));
    }

    [Theory]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    public async Task Twenty_failures_of_an_address_are_free_whatever_the_names(string one, string same)
    {
        for (var i = 0; i < 20; i++)
            Assert.Null(await _throttle.BeginAsync(GuessKind.SignIn, $"name{i}", IPAddress.Parse(one)));
        Assert.Equal(
            TimeSpan.FromSeconds(1), await _throttle.BeginAsync(GuessKind.SignIn, "another", IPAddress.Parse(same)));
        Assert.Null(await _throttle.BeginAsync(GuessKind.SignIn, "another", IPAddress.Parse("2001:db8:1:3::1")));
    }

    [Fact]
    public async Task A_success_forgives_the_name_but_not_the_address()
    {
        var address = IPAddress.Loopback;
        for (var i = 0; i < 4; i++) await _throttle.BeginAsync(GuessKind.SignIn, "mara", address);
        for (var i = 0; i < 15; i++) await _throttle.BeginAsync(GuessKind.SignIn, $"name{i}", address);
        Assert.Null(await _throttle.BeginAsync(GuessKind.SignIn, "mara", address));
        await _throttle.SucceededAsync(GuessKind.SignIn, "mara", address);

        for (var i = 0; i < 5; i++) Assert.Null(await FromAnywhere("mara"));
        Assert.Null(await _throttle.BeginAsync(GuessKind.SignIn, "other", address));
        Assert.NotNull(await _throttle.BeginAsync(GuessKind.SignIn, "another", address));
    }

    [Fact]
    public async Task Each_kind_of_guess_is_counted_by_itself()
    {
        for (var i = 0; i < 20; i++) await _throttle.BeginAsync(GuessKind.SignIn, "mara", IPAddress.Loopback);
        Assert.NotNull(await _throttle.BeginAsync(GuessKind.SignIn, "mara", IPAddress.Loopback));
        foreach (var other in new[] { GuessKind.Proof, GuessKind.Code })
            Assert.Null(await _throttle.BeginAsync(other, "mara", IPAddress.Loopback));
    }

    [Fact]
    public async Task Failures_are_forgotten_after_an_hour()
    {
        for (var i = 0; i < 5; i++) await FromAnywhere("mara");
        _clock.Move(TimeSpan.FromHours(1));
        for (var i = 0; i < 5; i++) Assert.Null(await FromAnywhere("mara"));
    }

    [Fact]
    public async Task A_hundred_attempts_at_once_get_five()
    {
        var begun = 0;
        await Parallel.ForAsync(0, 100, async (i, cancel) =>
        {
            if (await _throttle.BeginAsync(GuessKind.SignIn, "mara", new IPAddress(i + 1), cancel: cancel) is null)
                Interlocked.Increment(ref begun);
        });
        Assert.Equal(5, begun);
    }

    [Fact]
    public void Memory_is_bounded_and_the_stalest_key_goes_first()
    {
        var counts = new FailureCounter(free: 1, _clock);
        for (var i = 0; i < FailureCounter.MostKeys; i++) counts.Add($"key{i}");
        counts.Add("key0");
        counts.Add("one more");
        Assert.Equal(FailureCounter.MostKeys, counts.Count);
        Assert.Equal(TimeSpan.Zero, counts.WaitOf("key1"));
        Assert.Equal(TimeSpan.FromSeconds(2), counts.WaitOf("key0"));
    }

    Task<TimeSpan?> FromAnywhere(string name) => _throttle.BeginAsync(GuessKind.SignIn, name, new IPAddress(++_host));

    sealed class MovedClock : TimeProvider
    {
        long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Move(TimeSpan by) => _ticks += by.Ticks;
    }
}
