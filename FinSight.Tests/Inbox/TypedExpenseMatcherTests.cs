using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Inbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

/// <summary>
/// The same payment, typed by hand and told by a connection: once, in either order, and never silently.
/// </summary>
public sealed class TypedExpenseMatcherTests : TypedExpenseMatcherTestBase
{
    [Fact]
    public async Task What_was_typed_and_is_told_later_is_one_expense_that_stays_as_it_was_typed()
    {
        CapturedExpenseNotification? news = null;
        using var hearing = House.Get<InboxChangeFeed>().Subscribe(Mara, heard => news = heard ?? news);
        var typed = await TypeAsync("Muster with Lea");
        Time.Advance(TimeSpan.FromHours(3));
        var answer = await SendAsync(await ConnectAsync(), Coffee);

        Assert.Equal(
            (InboxOutcome.Attached, InboxReasonCodes.Typed, typed.Id),
            (answer.Outcome, answer.Reason, answer.ExpenseId));
        Assert.Equal(
            ("Muster with Lea", typed.Version),
            (Assert.Single(await RowsAsync()).Title, (await House.Expenses.FindAsync(Mara, typed.Id))!.Version));
        Assert.Equal(
            (null, typed.Id, "iPhone", answer.EventId), (news?.BatchId, news?.ExpenseId, news?.From, news?.EventId));
        Assert.Equal("Café Muster", (await EvidenceOfAsync(typed.Id)).Merchant);
    }

    [Fact]
    public async Task Whoever_knows_better_counts_it_too_and_one_undo_takes_that_back()
    {
        var typed = await TypeAsync("Muster");
        var answer = await SendAsync(await ConnectAsync(), Coffee);
        var counted = await Messages.AcceptAsync(Mara, answer.EventId, InboxAcceptInput.AsRead);
        Assert.Equal(900, await SumAsync());
        Assert.Equal(answer.EventId, (await EvidenceOfAsync(counted.Row.Id)).EventId);

        await House.Get<UndoService>().UndoAsync(Mara, counted.BatchId!.Value);
        Assert.Equal(typed.Id, Assert.Single(await RowsAsync()).Id);
        Assert.Equal(answer.EventId, (await EvidenceOfAsync(counted.Row.Id)).EventId);
        Assert.Equal(
            Rules.Inbox.Settled,
            (await Assert.ThrowsAsync<RuleException>(
                () => Messages.AcceptAsync(Mara, answer.EventId, InboxAcceptInput.AsRead))).Rule);
    }

    [Fact]
    public async Task In_the_same_moment_the_amount_is_enough()
    {
        await TypeAsync("Lunch");
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(
            (InboxOutcome.Attached, InboxReasonCodes.Typed), Told(await SendAsync(await ConnectAsync(), Coffee)));
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-25", false)]
    public async Task Another_day_is_another_payment_but_for_the_one_beside_it(string day, bool isAsked)
    {
        await TypeAsync("Lunch", day: day);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(
            isAsked ? InboxOutcome.Draft : InboxOutcome.Added, (await SendAsync(await ConnectAsync(), Coffee)).Outcome);
    }

    [Fact]
    public async Task Two_that_were_typed_and_three_that_are_told_are_three()
    {
        var (one, two) = (await TypeAsync("Muster"), await TypeAsync("Muster"));
        var key = await ConnectAsync();
        var told = new List<(InboxOutcome, Guid?)>();
        for (var i = 0; i < 3; i++, Time.Advance(TimeSpan.FromMinutes(30)))
        {
            var answer = await SendAsync(key, Coffee.Replace("Visa", $"Visa {i}", StringComparison.Ordinal));
            told.Add((answer.Outcome, answer.ExpenseId));
        }
        Assert.Equal([InboxOutcome.Attached, InboxOutcome.Attached, InboxOutcome.Added], told.Select(row => row.Item1));
        Assert.Equal(new[] { one.Id, two.Id }.Order(), told.Take(2).Select(row => row.Item2!.Value).Order());
        Assert.Equal(3 * 450, await SumAsync());
    }

    [Fact]
    public async Task Two_drafts_are_not_the_same_one()
    {
        var (one, two) = (await TypeAsync("Lunch"), await TypeAsync("Snack"));
        Time.Advance(TimeSpan.FromHours(2));
        var key = await ConnectAsync();
        await SendAsync(key, Coffee);
        Time.Advance(TimeSpan.FromHours(1));
        await SendAsync(key, Coffee.Replace("Café Muster", "Kiosk", StringComparison.Ordinal));
        var likely = (await Messages.ViewAsync(Mara)).Waiting.Select(entry => entry.Likely!.Id);
        Assert.Equal(new[] { one.Id, two.Id }.Order(), likely.Order());
    }

    [Fact]
    public async Task Another_amount_and_another_currency_are_other_payments()
    {
        await TypeAsync("Muster", 460);
        await TypeAsync("Panificio", 1_250);
        var key = await ConnectAsync();
        Assert.Equal(InboxOutcome.Added, (await SendAsync(key, Coffee)).Outcome);
        var abroad = await SendAsync(key, """{"merchant":"Panificio","amount":"EUR 12.50"}""");
        Assert.Equal((InboxOutcome.Draft, "foreign"), Told(abroad));
        Assert.Null(Assert.Single((await Messages.ViewAsync(Mara)).Waiting).Likely);
    }

    [Fact]
    public async Task What_was_typed_and_deleted_stands_for_nothing()
    {
        var typed = await TypeAsync("Muster");
        await House.Expenses.DeleteAsync(Mara, typed.Id);
        Assert.Equal(InboxOutcome.Added, (await SendAsync(await ConnectAsync(), Coffee)).Outcome);
        Assert.Equal(450, await SumAsync());
    }

    [Fact]
    public async Task What_was_matched_and_deleted_does_not_come_back()
    {
        var typed = await TypeAsync("Muster");
        var key = await ConnectAsync();
        await SendAsync(key, Coffee);
        await House.Expenses.DeleteAsync(Mara, typed.Id);
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.DeletedByYou), Told(await SendAsync(key, Coffee)));
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Another_ledger_s_rows_stand_for_nothing()
    {
        var home = await House.FoundAsync(Mara, "Home");
        await TypeAsync("Muster", by: home);
        Assert.Equal(InboxOutcome.Added, (await SendAsync(await ConnectAsync(), Coffee)).Outcome);
    }

    [Fact]
    public async Task What_was_typed_anyway_is_another_payment_for_whoever_tells_of_it_next()
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        var first = await SendAsync(phone, Coffee);
        var second = await TypeAsync("Muster, second round");
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(
            first.ExpenseId, (await SendAsync(bank, """{"text":"Card payment CHF 4.50 at MUSTER CAFE"}""")).ExpenseId);
        Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(second.Id, (await SendAsync(bank, """{"text":"You paid CHF 4.50 at MUSTER CAFE"}""")).ExpenseId);
        Assert.Equal(900, await SumAsync());
    }
}
