using FinSight.Core.Inbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

/// <summary>Times that no clock shows, and messages that nobody can read: neither holds anything up.</summary>
public sealed class FarTimeTests : CaptureTestBase
{
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T23:59:59")]
    [InlineData("32503679999000")]
    [InlineData("01.01.1901")]
    public async Task A_time_that_no_clock_shows_is_none(string time)
    {
        var answer = await SendAsync(
            await ConnectAsync(), $$"""{"merchant":"Café Muster","amount":"CHF 4.50","time":"{{time}}"}""");
        Assert.Equal((InboxOutcome.Added, null), Told(answer));
        Assert.Equal(new DateOnly(2026, 11, 23), Assert.Single(await RowsAsync()).Date);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_draft_from_either_end_of_the_calendar_is_shown_like_any_other(string date)
    {
        var draft = await SendAsync(await ConnectAsync(), """{"merchant":"Panificio","amount":"EUR 12.50"}""");
        await ChangeAsync(draft.EventId, DateOnly.Parse(date, null), "CHF");
        Assert.Single((await Messages.ViewAsync(Mara)).Waiting);
        Assert.Empty(await Messages.CandidatesAsync(Mara, draft.EventId));
    }

    [Fact]
    public async Task One_that_can_t_be_read_waits_for_a_person_and_keeps_none_behind_it_from_being_read()
    {
        var key = await ConnectAsync();
        var broken = await SendAsync(key, Coffee);
        var sound = await SendAsync(key, """{"merchant":"SBB","amount":"CHF 7.20"}""");
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            await db.InboundEvents.ExecuteUpdateAsync(e => e.SetProperty(one => one.Outcome, InboxOutcome.Stored));
            await db.InboundEvents.Where(e => e.Id == broken.EventId)
                .ExecuteUpdateAsync(e => e.SetProperty(one => one.Fields, "{"));
            await db.Evidence.ExecuteDeleteAsync();
            await db.Expenses.ExecuteDeleteAsync();
        }
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await Capture.ResumeAsync());
        Assert.Equal(sound.EventId, Assert.Single(await RowsAsync()).Id);
        var waiting = Assert.Single((await Messages.ViewAsync(Mara)).Waiting);
        Assert.Equal((broken.EventId, InboxReasonCodes.RuleBroken), (waiting.Id, waiting.Reason));
        Assert.Equal(0, await Capture.ResumeAsync());
    }

    async Task ChangeAsync(Guid id, DateOnly date, string currency)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.InboundEvents.Where(e => e.Id == id).ExecuteUpdateAsync(
            e => e.SetProperty(one => one.Date, date).SetProperty(one => one.CurrencyCode, currency));
    }
}
