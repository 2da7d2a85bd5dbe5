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

    [Fact]
    public async Task What_was_posted_again_in_other_words_before_it_was_taught_counts_once()
    {
        var key = await ConnectAsync();
        var shown = await SendAsync(key, "title: Kaffee Eck\nCHF 4.50 with Visa", "text/plain");
        Assert.Equal((InboxOutcome.Draft, EventReasonCodes.KindUnclear), Told(shown));
        Time.Advance(TimeSpan.FromSeconds(10));
        var again = await SendAsync(key, "title: Kaffee Eck\nCHF 4.50 mit Visa", "text/plain");
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.SamePayment), Told(again));
        Assert.Equal(1, await TeachAsync(shown.EventId));
        Assert.Equal(450, await SumAsync());
    }

    [Fact]
    public async Task What_may_be_typed_already_is_no_repeat_of_its_own_repeat_once_it_is_taught()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(
            Mara, "Lunch", 450, date: "2026-11-23"));
        Time.Advance(TimeSpan.FromHours(2));
        var key = await ConnectAsync();
        var shown = await SendAsync(key, "You paid CHF 4.50 at Kaffee Eck");
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeTyped), Told(shown));
        Time.Advance(TimeSpan.FromMinutes(1));
        var again = await SendAsync(key, "You paid CHF 4.50 at Kaffee Eck");
        Assert.Equal((InboxOutcome.Repeat, null), (again.Outcome, again.ExpenseId));
        await TeachAsync(shown.EventId);
        Assert.Equal(shown.EventId, Assert.Single((await Messages.ViewAsync(Mara)).Waiting).Id);
    }

    [Fact]
    public async Task What_waits_is_no_repeat_of_an_earlier_one_that_was_read_late()
    {
        var key = await ConnectAsync();
        await SendAsync(key, Tip);
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.InboundEvents.ExecuteUpdateAsync(
                e => e.SetProperty(one => one.Outcome, InboxOutcome.Stored));
        Time.Advance(TimeSpan.FromMinutes(4));
        var later = await SendAsync(key, Tip);
        Assert.Equal(InboxOutcome.Draft, later.Outcome);
        Assert.Equal(1, await Capture.ResumeAsync());
        Assert.Equal(1, await Messages.CountAsync(Mara));
        Assert.Equal(1, await TeachAsync(later.EventId));
        Assert.Equal(450, await SumAsync());
    }

    async Task<int> TeachAsync(Guid shown)
    {
        var text = (await Messages.ViewAsync(Mara)).Waiting.Single(entry => entry.Id == shown).Text!;
        return (await House.Get<TemplateLearningService>().TeachAsync(
            Mara, shown, Span(text, "4.50"), Span(text, "Kaffee Eck"))).Added;
    }

    static EventSpan Span(string text, string part) => new(text.IndexOf(part, StringComparison.Ordinal), part.Length);
}
