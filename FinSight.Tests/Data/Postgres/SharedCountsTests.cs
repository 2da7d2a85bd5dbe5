using System.Net;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Web.Features.Passkeys;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Tests.Data.Postgres;

/// <summary>Two servers on one database, and somebody who goes from one to the other.</summary>
public sealed class SharedCountsTests : ServiceTestBase
{
    readonly FakeTime _time = new();

    protected override TimeProvider Clock => _time;

    [PostgresFact]
    public async Task Wrong_guesses_at_two_servers_are_counted_together()
    {
        await using var other = await TestServices.OpenAsync(House.Folder, _time);
        for (var i = 0; i < 5; i++) Assert.Null(await FromAnywhere(i % 2 == 0 ? House : other, i));
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await FromAnywhere(other, seconds));
            _time.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Null(await FromAnywhere(House, seconds));
        }
        Assert.Null(await Limiter(other).BeginAsync(GuessKind.SignIn, "jonas", IPAddress.Loopback));
        Assert.Null(await Limiter(other).BeginAsync(GuessKind.Code, "mara", IPAddress.Loopback));
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 5; i++) Assert.Null(await FromAnywhere(other, i));
    }

    [PostgresFact]
    public async Task A_success_forgives_the_name_and_one_failure_of_the_address()
    {
        for (var i = 0; i < 4; i++) await Limiter(House).BeginAsync(GuessKind.SignIn, "mara", IPAddress.Loopback);
        for (var i = 0; i < 15; i++) await Limiter(House).BeginAsync(GuessKind.SignIn, $"name{i}", IPAddress.Loopback);
        Assert.Null(await Limiter(House).BeginAsync(GuessKind.SignIn, "mara", IPAddress.Loopback));
        await Limiter(House).SucceededAsync(GuessKind.SignIn, "mara", IPAddress.Loopback);
        Assert.Null(await Limiter(House).BeginAsync(GuessKind.SignIn, "other", IPAddress.Loopback));
        Assert.NotNull(await Limiter(House).BeginAsync(GuessKind.SignIn, "another", IPAddress.Loopback));
        for (var i = 0; i < 5; i++) Assert.Null(await FromAnywhere(House, i));
    }

    [PostgresFact]
    public async Task Of_a_hundred_attempts_at_once_at_two_servers_five_begin()
    {
        await using var other = await TestServices.OpenAsync(House.Folder, _time);
        var begun = 0;
        await Parallel.ForAsync(0, 100, async (i, _) =>
        {
            if (await FromAnywhere(i % 2 == 0 ? House : other, i) is null) Interlocked.Increment(ref begun);
        });
        Assert.Equal(5, begun);
    }

    [PostgresFact]
    public async Task What_may_be_done_so_often_in_an_hour_comes_back_with_time()
    {
        var counts = House.Get<ISharedCounters>();
        for (var i = 0; i < 20; i++) Assert.Null(await TakeAsync());
        Assert.Equal(TimeSpan.FromMinutes(3), await TakeAsync());
        _time.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(await TakeAsync());
        Assert.NotNull(await TakeAsync());

        Task<TimeSpan?> TakeAsync() => counts.TakeAsync("/account/forgot 203.0.113.7", 20, TimeSpan.FromHours(1));
    }

    [PostgresFact]
    public async Task The_challenge_of_one_server_is_opened_by_another_and_used_once()
    {
        await using var other = await TestServices.OpenAsync(House.Folder, _time);
        var keys = new EphemeralDataProtectionProvider();
        var (mine, theirs) = (Challenges(House), Challenges(other));
        var sealedText = mine.Seal("sign in", "state");
        Assert.Equal("state", theirs.Open("sign in", sealedText));
        Assert.Null(theirs.Open("prove", sealedText));
        var used = await Task.WhenAll(mine.UseAsync("state"), theirs.UseAsync("state"), mine.UseAsync("state"));
        Assert.Equal(1, used.Count(isFirst => isFirst));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(theirs.Open("sign in", sealedText));

        PasskeyChallengeProtector Challenges(TestServices house) => new(_time, keys, house.Get<ISharedCounters>());
    }

    static SignInLimiter Limiter(TestServices house) => house.Get<SignInLimiter>();

    static Task<TimeSpan?> FromAnywhere(TestServices house, int host) =>
        Limiter(house).BeginAsync(GuessKind.SignIn, "mara\0", new IPAddress(host + 1));
}
