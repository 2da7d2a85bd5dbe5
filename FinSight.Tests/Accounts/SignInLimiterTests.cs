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
    public void Five_failures_of_a_name_are_free_and_then_the_wait_doubles_to_fifteen_minutes()
    {
        for (var i = 0; i < 5; i++) Assert.Null(FromAnywhere("mara"));

        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), FromAnywhere("mara"));
            _clock.Move(TimeSpan.FromSeconds(seconds));
            Assert.Null(FromAnywhere("mara"));
        }
        Assert.Null(FromAnywhere("jonas"));
    }

    [Fact]
    public void Waiting_attempts_don_t_lengthen_the_wait()
    {
        for (var i = 0; i < 5; i++) FromAnywhere("mara");
        for (var i = 0; i < 50; i++) Assert.Equal(TimeSpan.FromSeconds(1), FromAnywhere("mara"));
    }

    [Theory]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    public void Twenty_failures_of_an_address_are_free_whatever_the_names(string one, string same)
    {
        for (var i = 0; i < 20; i++) Assert.Null(_throttle.Begin(Guess.SignIn, $"name{i}", IPAddress.Parse(one)));
        Assert.Equal(TimeSpan.FromSeconds(1), _throttle.Begin(Guess.SignIn, "another", IPAddress.Parse(same)));
        Assert.Null(_throttle.Begin(Guess.SignIn, "another", IPAddress.Parse("2001:db8:1:3::1")));
    }

    [Fact]
    public void A_success_forgives_the_name_but_not_the_address()
    {
        var address = IPAddress.Loopback;
        for (var i = 0; i < 4; i++) _throttle.Begin(Guess.SignIn, "mara", address);
        for (var i = 0; i < 15; i++) _throttle.Begin(Guess.SignIn, $"name{i}", address);
        Assert.Null(_throttle.Begin(Guess.SignIn, "mara", address));
        _throttle.Succeeded(Guess.SignIn, "mara", address);

        for (var i = 0; i < 5; i++) Assert.Null(FromAnywhere("mara"));
        Assert.Null(_throttle.Begin(Guess.SignIn, "other", address));
        Assert.NotNull(_throttle.Begin(Guess.SignIn, "another", address));
    }

    [Fact]
    public void Each_kind_of_guess_is_counted_by_itself()
    {
        for (var i = 0; i < 20; i++) _throttle.Begin(Guess.SignIn, "mara", IPAddress.Loopback);
        Assert.NotNull(_throttle.Begin(Guess.SignIn, "mara", IPAddress.Loopback));
        foreach (var other in new[] { Guess.Proof, Guess.Code }) Assert.Null(_throttle.Begin(other, "mara", IPAddress.Loopback));
    }

    [Fact]
    public void Failures_are_forgotten_after_an_hour()
    {
        for (var i = 0; i < 5; i++) FromAnywhere("mara");
        _clock.Move(TimeSpan.FromHours(1));
        for (var i = 0; i < 5; i++) Assert.Null(FromAnywhere("mara"));
    }

    [Fact]
    public void A_hundred_attempts_at_once_get_five()
    {
        var begun = 0;
        Parallel.For(0, 100, i =>
        {
            if (_throttle.Begin(Guess.SignIn, "mara", new IPAddress(i + 1)) is null) Interlocked.Increment(ref begun);
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

    TimeSpan? FromAnywhere(string name) => _throttle.Begin(Guess.SignIn, name, new IPAddress(++_host));

    sealed class MovedClock : TimeProvider
    {
        long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Move(TimeSpan by) => _ticks += by.Ticks;
    }
}
