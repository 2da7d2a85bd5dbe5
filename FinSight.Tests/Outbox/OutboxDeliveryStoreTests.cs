using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Links;
using FinSight.Core.Outbox;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Outbox;

/// <summary>What waits to be sent, whatever becomes of whoever sends it.</summary>
public sealed class OutboxDeliveryStoreTests : OutboxTestBase
{
    [Fact]
    public async Task A_letter_waits_with_its_cause_and_says_nothing_to_who_reads_the_database()
    {
        var link = await AskAsync();
        var secret = link.Path.Split('#')[1];
        Assert.DoesNotContain(secret, Assert.Single(await MessagesAsync()).Content!, StringComparison.Ordinal);

        var job = await TakeAsync();
        var order = JsonSerializer.Deserialize<LetterRequest>(job.Content!)!;
        Assert.Equal((LetterKind.Confirmation, "mara@example.org", link.Path), (order.Kind, order.To, order.Path));
        await Queue.EndAsync(job, OutboxStatus.Sent);

        Assert.Equal(
            (OutboxStatus.Sent, null),
            Assert.Single(await MessagesAsync()) is var sent ? (sent.State, sent.Content) : default);
        Assert.Null(await Queue.NextAsync());
    }

    [Fact]
    public async Task What_is_refused_posts_nothing()
    {
        for (var i = 0; i < 5; i++) await AskAsync();
        await Assert.ThrowsAsync<RuleException>(() => AskAsync());
        Assert.Equal(5, (await MessagesAsync()).Count);
    }

    [Fact]
    public async Task What_somebody_died_over_is_there_again_under_the_same_id()
    {
        await AskAsync();
        var first = await TakeAsync();
        Assert.Null(await Queue.TakeAsync());
        Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(first.Id, (await TakeAsync()).Id);
    }

    [Fact]
    public async Task Who_comes_too_late_changes_nothing_of_what_another_has_by_then()
    {
        await AskAsync();
        var late = await TakeAsync();
        Time.Advance(TimeSpan.FromMinutes(15));
        var job = await TakeAsync();
        await Queue.FailAsync(late);
        await Queue.PostponeAsync(late, Time.GetUtcNow().UtcDateTime.AddHours(1));
        await Queue.EndAsync(late, OutboxStatus.Failed);
        await Queue.EndAsync(job, OutboxStatus.Sent);
        Assert.Equal(
            (OutboxStatus.Sent, 0),
            Assert.Single(await MessagesAsync()) is var message ? (message.State, message.Tries) : default);
    }

    [Fact]
    public async Task What_nobody_sent_in_time_is_given_up_unsent()
    {
        await AskAsync();
        Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await Queue.PruneAsync());
        Assert.Null(await Queue.TakeAsync());
        Assert.Equal(
            (OutboxStatus.Failed, null),
            Assert.Single(await MessagesAsync()) is var message ? (message.State, message.Content) : default);
        Assert.Equal(1, await Queue.LettersGivenUpAsync());
    }

    [Fact]
    public async Task Of_those_who_ask_at_once_each_message_goes_to_one()
    {
        for (var i = 0; i < 4; i++) await AskAsync();
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Queue.TakeAsync()));
        Assert.Equal(4, taken.OfType<ClaimedOutboxMessage>().Select(job => job.Id).Distinct().Count());
        Assert.Equal(4, taken.Count(job => job is null));
    }

    [Fact]
    public async Task A_failure_is_tried_again_with_growing_pauses_until_it_is_of_no_use()
    {
        await AskAsync();
        var (began, pauses) = (Time.GetUtcNow(), new List<TimeSpan>());
        while (await Queue.FailAsync(await TakeAsync()) is { } next)
        {
            Assert.Null(await Queue.TakeAsync());
            pauses.Add(next - Time.GetUtcNow().UtcDateTime);
            Time.Advance(pauses[^1]);
        }
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(Time.GetUtcNow() - began, TimeSpan.FromHours(10), TimeSpan.FromHours(24));
        Assert.Equal(OutboxStatus.Failed, Assert.Single(await MessagesAsync()).State);
    }

    [Fact]
    public async Task What_is_held_back_counts_as_no_try_and_keeps_its_life()
    {
        await AskAsync();
        var until = Time.GetUtcNow().UtcDateTime.AddHours(20);
        await Queue.PostponeAsync(await TakeAsync(), until);
        Assert.Null(await Queue.TakeAsync());
        Assert.Equal(until, await Queue.NextAsync());
        Time.Advance(TimeSpan.FromHours(20));
        var job = await TakeAsync();
        Assert.Equal(0, job.Tries);
        Assert.NotNull(await Queue.FailAsync(job));
    }

    [Fact]
    public async Task A_request_that_is_answered_twice_makes_one_link()
    {
        await ReadAsync(async db =>
        {
            (await db.Users.SingleAsync()).ReachAt("mara@example.org");
            return await db.SaveChangesAsync();
        });
        await House.Get<LetterOutbox>().AskForPasswordAsync("mara@example.org", ClientInfo.Unknown);
        var job = await TakeAsync();
        var asked = JsonSerializer.Deserialize<ForgottenPasswordRequest>(job.Content!)!;
        for (var i = 0; i < 2; i++) await House.Get<PasswordResetService>().AnswerAsync(job, asked);

        Assert.Equal(1, await ReadAsync(db => db.OneTimeLinks.CountAsync()));
        Assert.Equal([OutboxKind.Letter], (await MessagesAsync()).Select(message => message.Kind));
    }

    [Fact]
    public async Task It_goes_with_the_account_and_old_ones_go_by_themselves()
    {
        await AskAsync();
        await Queue.EndAsync(await TakeAsync(), OutboxStatus.Sent);
        Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await Queue.PruneAsync());
        await ReadAsync(async db =>
        {
            var noah = db.Users.Add(new User("noah", "en-GB", "UTC") { NormalizedUserName = "NOAH" }).Entity;
            db.OutboxMessages.Add(
                new OutboxMessage(OutboxKind.Letter, Time.GetUtcNow().UtcDateTime, TimeSpan.FromHours(1))
                {
                    UserId = noah.Id,
                });
            await db.SaveChangesAsync();
            return await db.Users.Where(user => user.Id == noah.Id).ExecuteDeleteAsync();
        });
        Assert.Empty(await MessagesAsync());
    }
}
