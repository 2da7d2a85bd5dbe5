using FinSight.Core.Capture;
using FinSight.Core.Inbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

/// <summary>A message that is read, or read again, after others in the same words have come.</summary>
public sealed class ReadLateTests : CaptureTestBase
{
    const string Tip = "CHF 4.50 paid, tip CHF 0.50 at Kaffee Eck";

    [Fact]
    public async Task What_was_posted_twice_before_its_wording_was_taught_counts_once()
    {
        var key = await ConnectAsync();
        var shown = await SendAsync(key, Tip);
        Time.Advance(TimeSpan.FromMinutes(1));
        var again = await SendAsync(key, Tip);
        Assert.Equal((InboxOutcome.Repeat, null), (again.Outcome, again.ExpenseId));
        Assert.Equal(1, await TeachAsync(shown.EventId));
        Assert.Equal(450, await SumAsync());
    }

    [Fact]
    public async Task Of_two_that_wait_hours_apart_the_first_is_added_and_the_second_asked_about()
    {
        var key = await ConnectAsync();
        var first = await SendAsync(key, Tip);
        Time.Advance(TimeSpan.FromHours(2));
        var second = await SendAsync(key, Tip);
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain), Told(second));
        Assert.Equal(1, await TeachAsync(second.EventId));
        var waiting = Assert.Single((await Messages.ViewAsync(Mara)).Waiting);
        Assert.Equal(
            (second.EventId, InboxReasonCodes.MaybeAgain, first.EventId),
            (waiting.Id, waiting.Reason, waiting.ExpenseId!.Value));
    }

    [Theory]
    [InlineData(40, InboxOutcome.Draft)]
    [InlineData(4, InboxOutcome.Repeat)]
    public async Task What_was_left_unread_is_asked_about_where_the_same_words_came_much_later(
        int minutes, InboxOutcome expected)
    {
        var key = await ConnectAsync();
        var first = await SendAsync(key, Coffee);
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            await db.InboundEvents.ExecuteUpdateAsync(
                e => e.SetProperty(one => one.Outcome, InboxOutcome.Stored)
                    .SetProperty(one => one.ExpenseId, (Guid?)null));
            await db.Evidence.ExecuteDeleteAsync();
            await db.Expenses.ExecuteDeleteAsync();
        }
        Time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(InboxOutcome.Added, (await SendAsync(key, Coffee)).Outcome);
        Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(1, await Capture.ResumeAsync());
        await using var read = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(expected, (await read.InboundEvents.SingleAsync(e => e.Id == first.EventId)).Outcome);
    }

    async Task<int> TeachAsync(Guid shown)
    {
        var text = (await Messages.ViewAsync(Mara)).Waiting.Single(entry => entry.Id == shown).Text!;
        return (await House.Get<TeachingService>().TeachAsync(
            Mara, shown, Span(text, "4.50"), Span(text, "Kaffee Eck"))).Added;
    }

    static EventSpan Span(string text, string part) => new(text.IndexOf(part, StringComparison.Ordinal), part.Length);
}
