using FinSight.Core.Changes;
using FinSight.Core.Inbox;

namespace FinSight.Tests.Inbox;

/// <summary>What may have been typed already is a question, with the answer beside it.</summary>
public sealed class TypedExpenseQuestionTests : TypedExpenseMatcherTestBase
{
    [Fact]
    public async Task On_the_same_day_under_another_name_it_is_a_question_with_the_answer_beside_it()
    {
        var typed = await TypeAsync("Lunch");
        Time.Advance(TimeSpan.FromHours(2));
        var key = await ConnectAsync();
        var answer = await SendAsync(key, Coffee);
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeTyped), Told(answer));
        var waiting = Assert.Single((await Messages.ViewAsync(Mara)).Waiting);
        Assert.Equal((typed.Id, "Lunch"), (waiting.Likely?.Id, waiting.Likely?.Title));

        await Messages.AttachAsync(Mara, answer.EventId, typed.Id);
        Assert.Equal(450, await SumAsync());
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.SameText), Told(await SendAsync(key, Coffee)));
        Time.Advance(TimeSpan.FromDays(1));
        // What was typed for the shop is what its payments are called from here on.
        var next = await SendAsync(key, Coffee);
        Assert.Equal("Lunch", (await House.Expenses.FindAsync(Mara, next.ExpenseId!.Value))!.Title);
    }

    [Fact]
    public async Task The_same_shop_some_days_before_is_a_question_and_a_habit_is_none()
    {
        var key = await ConnectAsync();
        await TypeAsync("Muster", 5_990, "2026-11-19");
        Assert.Equal(
            (InboxOutcome.Draft, InboxReasonCodes.MaybeTyped),
            Told(await SendAsync(key, Coffee.Replace("4.50", "59.90", StringComparison.Ordinal))));
        foreach (var day in (string[])["2026-11-17", "2026-11-18", "2026-11-19"]) await TypeAsync("Café", day: day);
        Assert.Equal(InboxOutcome.Added, (await SendAsync(key, Coffee)).Outcome);
    }

    [Fact]
    public async Task A_coffee_that_was_typed_and_dismissed_does_not_take_the_next_one_with_it()
    {
        var typed = await TypeAsync("Breakfast");
        Time.Advance(TimeSpan.FromMinutes(20));
        var key = await ConnectAsync();
        var first = await SendAsync(key, Coffee);
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeTyped, typed.Id), (
            first.Outcome, first.Reason, first.ExpenseId!.Value));
        await Messages.DismissAsync(Mara, first.EventId);
        Assert.Equal((InboxOutcome.Ignored, InboxReasonCodes.NotAPayment), Told(await SendAsync(key, Coffee)));
        Time.Advance(TimeSpan.FromHours(8));
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain), Told(await SendAsync(key, Coffee)));
    }

    [Fact]
    public async Task What_waits_is_asked_about_again_whatever_became_of_what_was_typed()
    {
        var typed = await TypeAsync("Breakfast");
        Time.Advance(TimeSpan.FromMinutes(20));
        var key = await ConnectAsync();
        await SendAsync(key, Coffee);
        await House.Expenses.DeleteAsync(Mara, typed.Id);
        Time.Advance(TimeSpan.FromHours(8));
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain), Told(await SendAsync(key, Coffee)));
    }

    [Fact]
    public async Task What_waits_is_not_said_to_be_deleted_where_what_was_typed_is()
    {
        var typed = await TypeAsync("Breakfast");
        Time.Advance(TimeSpan.FromMinutes(20));
        var key = await ConnectAsync();
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeTyped), Told(await SendAsync(key, Coffee)));
        await House.Expenses.DeleteAsync(Mara, typed.Id);
        var again = await SendAsync(key, """{"title":"Café Muster","text":"CHF 4.50 with ••1234"}""");
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.SamePayment), Told(again));
        Assert.Null(again.ExpenseId);
    }

    [Fact]
    public async Task What_somebody_else_typed_is_a_question_even_under_the_same_name()
    {
        var noah = await House.JoinAsync(Mara, "Noah");
        await TypeAsync("Muster", by: noah);
        Assert.Equal(
            (InboxOutcome.Draft, InboxReasonCodes.MaybeTyped), Told(await SendAsync(await ConnectAsync(), Coffee)));
        Assert.Empty((await Messages.ViewAsync(noah)).Waiting);
    }

    [Fact]
    public async Task Whoever_types_what_has_just_come_can_be_told_of_it()
    {
        var noah = await House.JoinAsync(Mara, "Noah");
        var added = await SendAsync(await ConnectAsync(), Coffee);
        var mine = Assert.Single(await Messages.JustAddedAsync(Mara));
        Assert.Equal(
            (added.ExpenseId!.Value, "Café Muster", 450L, "iPhone"),
            (mine.ExpenseId, mine.Title, mine.Amount, mine.From!));
        Assert.StartsWith("Mara", Assert.Single(await Messages.JustAddedAsync(noah)).From, StringComparison.Ordinal);
        Assert.Same(mine, RecentlyCapturedExpense.Like([mine], 450, mine.Date.AddDays(-1)));
        Assert.Null(RecentlyCapturedExpense.Like([mine], 450, mine.Date.AddDays(2)));
        Assert.Null(RecentlyCapturedExpense.Like([mine], 451, mine.Date));

        await House.Get<UndoService>().UndoAsync(Mara, added.BatchId!.Value);
        Assert.Empty(await Messages.JustAddedAsync(Mara));
    }
}
