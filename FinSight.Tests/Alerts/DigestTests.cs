using FinSight.Core.Alerts;
using FinSight.Core.Ledgers;
using FinSight.Core.Outbox;
using FinSight.Core.Profile;

namespace FinSight.Tests.Alerts;

/// <summary>The letter of the week: on the chosen morning, once for each ledger, however many servers look.</summary>
public sealed class DigestTests : AlertPostTestBase
{
    DigestService Digests => House.Get<DigestService>();

    [Fact]
    public async Task It_is_due_in_the_morning_of_its_day_where_the_reader_is_and_once()
    {
        await Choices.SendDigestAsync(Mara, DayOfWeek.Tuesday);
        await PostAsync();
        Assert.Empty(await MessagesAsync());

        // Tuesday at 8 in Zurich.
        Time.Advance(TimeSpan.FromHours(19) - TimeSpan.FromMinutes(1));
        await PostAsync();
        Assert.Empty(await MessagesAsync());
        Time.Advance(TimeSpan.FromMinutes(1));
        await PostAsync();
        Assert.Equal(OutboxKind.Digest, Assert.Single(await MessagesAsync()).Kind);

        Time.Advance(TimeSpan.FromDays(7));
        await PostAsync();
        Assert.Equal(2, (await MessagesAsync()).Count);
    }

    [Fact]
    public async Task It_comes_in_the_morning_of_the_time_zone_to_which_its_reader_moves()
    {
        await Choices.SendDigestAsync(Mara, DayOfWeek.Tuesday);
        await House.Get<ProfileService>().MoveToAsync(Mara, "America/New_York");
        // Tuesday at 8 in Zurich, and at 8 in New York.
        Time.Advance(TimeSpan.FromHours(19));
        await PostAsync();
        Assert.Empty(await MessagesAsync());
        Time.Advance(TimeSpan.FromHours(6));
        await PostAsync();
        Assert.Single(await MessagesAsync());

        await House.Get<ProfileService>().MoveToAsync(Mara, "Pacific/Honolulu");
        Time.Advance(TimeSpan.FromHours(5));
        await PostAsync();
        Assert.Single(await MessagesAsync());
    }

    [Fact]
    public async Task It_tells_the_week_before_with_what_is_left_and_the_largest()
    {
        await SpendAsync(1_000, "Cheese");
        await SpendAsync(6_000, "Wine");
        await SpendAsync(200, "Salt");
        await SpendAsync(700, "Oil");
        await SpendAsync(-5_000, "Refund");
        await Choices.TellByMailAsync(Mara, false);
        await Choices.SendDigestAsync(Mara, DayOfWeek.Tuesday);
        Time.Advance(TimeSpan.FromHours(19));
        await PostAsync();

        Assert.Equal(
            0,
            (await MessagesAsync()).Count(
                message => message.Kind != OutboxKind.Digest && message.Kind != OutboxKind.AlertMail));
        var digest = (await Digests.ReadAsync(await DigestAsync()))!;
        Assert.Equal(new Core.Calendar.DateRange(new(2026, 11, 17), new(2026, 11, 23)), digest.Days);
        Assert.Equal((2_900, 7_100), (digest.Spent, digest.Left));
        Assert.Equal(["Wine", "Cheese", "Oil"], digest.Largest.Select(one => one.Title));
        Assert.Equal(29, Assert.Single(digest.Tightest).Status.Percent);
        Assert.Equal(Address, digest.Email);
    }

    [Fact]
    public async Task A_server_that_was_off_for_days_sends_the_next_one_only()
    {
        await Choices.SendDigestAsync(Mara, DayOfWeek.Tuesday);
        Time.Advance(TimeSpan.FromDays(4));
        await PostAsync();
        Assert.Empty(await MessagesAsync());
        Time.Advance(TimeSpan.FromDays(4));
        await PostAsync();
        Assert.Single(await MessagesAsync());
    }

    [Fact]
    public async Task Who_does_without_it_or_has_no_address_gets_none()
    {
        var ben = await House.JoinAsync(Mara, "Ben", Role.Viewer);
        await Choices.SendDigestAsync(ben, DayOfWeek.Tuesday);
        await Choices.SendDigestAsync(Mara, DayOfWeek.Tuesday);
        Time.Advance(TimeSpan.FromHours(19));
        await PostAsync();
        await Choices.SendDigestAsync(Mara, null);
        Assert.Null(await Digests.ReadAsync(await DigestAsync()));
        Assert.Null(await Digests.ReadAsync(await DigestAsync()));
    }

    Task PostAsync() => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Digests.PostDueAsync()));

    async Task<ClaimedOutboxMessage> DigestAsync()
    {
        while (true)
            if (await TakeAsync() is { Kind: OutboxKind.Digest } job) return job;
    }
}
