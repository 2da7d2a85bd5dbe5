using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Evidence;
using FinSight.Core.Inbox;

namespace FinSight.Tests.Inbox;

/// <summary>What comes back, and of what.</summary>
public sealed class RefundTests : CaptureTestBase
{
    const string Paid = """{"merchant":"Sample Shop","amount":"CHF 86.20"}""";
    const string Whole = """{"merchant":"Sample Shop","text":"CHF 86.20 refunded by Sample Shop"}""";
    const string Part = """{"merchant":"Sample Shop","text":"CHF 20.00 refunded by Sample Shop"}""";

    RefundListService Refunds => House.Get<RefundListService>();

    [Fact]
    public async Task All_of_a_payment_that_the_same_shop_gives_back_is_its_refund()
    {
        var key = await ConnectAsync();
        var paid = await SendAsync(key, Paid);
        Time.Advance(TimeSpan.FromDays(3));
        var back = await SendAsync(key, Whole);
        Assert.Equal(InboxOutcome.Added, back.Outcome);
        Assert.Equal(
            (back.ExpenseId, -8_620L),
            Told(Assert.Single((await Refunds.OfAsync(Mara, paid.ExpenseId!.Value)).Refunds)));
        Assert.Equal((paid.ExpenseId, 8_620L), Told((await Refunds.OfAsync(Mara, back.ExpenseId!.Value)).Purchase!));
        Assert.False(Lately(await Messages.ViewAsync(Mara), back).IsRefundOfUnknown);
    }

    [Fact]
    public async Task A_second_refund_of_the_same_belongs_to_the_payment_before_or_to_none()
    {
        var key = await ConnectAsync();
        var first = await SendAsync(key, Paid);
        Time.Advance(TimeSpan.FromDays(1));
        var second = await SendAsync(key, Paid);
        var told = new List<Guid?>();
        for (var i = 0; i < 3; i++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            told.Add((await Refunds.OfAsync(Mara, (await SendAsync(key, Whole)).ExpenseId!.Value)).Purchase?.ExpenseId);
        }
        Assert.Equal([second.ExpenseId, first.ExpenseId, null], told);
    }

    [Fact]
    public async Task A_part_is_linked_by_hand_and_never_more_than_was_paid()
    {
        var key = await ConnectAsync();
        var paid = await SendAsync(key, Paid);
        var parts = new List<CaptureResult>();
        for (var i = 0; i < 5; i++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            parts.Add(await SendAsync(key, Part));
        }
        Assert.All(parts, part => Assert.Equal(InboxOutcome.Added, part.Outcome));
        Assert.True(Lately(await Messages.ViewAsync(Mara), parts[0]).IsRefundOfUnknown);
        Assert.Equal(paid.ExpenseId, (await Messages.PurchasesAsync(Mara, parts[0].EventId))[0].Id);

        foreach (var part in parts.Take(4))
            Assert.Null((await Messages.RefundAsync(Mara, part.EventId, paid.ExpenseId!.Value)).BatchId);
        Assert.Equal(4, (await Refunds.OfAsync(Mara, paid.ExpenseId!.Value)).Refunds.Count);
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => Messages.RefundAsync(Mara, parts[4].EventId, paid.ExpenseId.Value));
        Assert.Equal(Rules.Inbox.RefundTooLarge, refused.Rule);
        Assert.DoesNotContain(
            paid.ExpenseId.Value, (await Messages.PurchasesAsync(Mara, parts[4].EventId)).Select(one => one.Id));
        Assert.Equal(Rules.Inbox.Settled, (await Assert.ThrowsAsync<RuleException>(
            () => Messages.RefundAsync(Mara, parts[0].EventId, paid.ExpenseId.Value))).Rule);
    }

    [Fact]
    public async Task A_credit_that_is_the_refund_of_something_typed_is_called_and_filed_like_it()
    {
        var gifts = (await House.CategoryAsync(Mara, "Gifts")).Id;
        var typed = (await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(),
            new("Scarf for Lea", new Money(5_000, Mara.Currency), gifts, new(2026, 11, 20), Tags: ["lea"]))).Row;
        var credit = await SendAsync(
            await ConnectAsync(), "Gutschrift 12,50 CHF MUSTER VERSAND auf Ihre Kreditkarte **** 4321");
        Assert.Equal((InboxOutcome.Draft, "refund-or-income"), (credit.Outcome, credit.Reason));
        Assert.Equal(typed.Id, Assert.Single(await Messages.PurchasesAsync(Mara, credit.EventId)).Id);

        var written = await Messages.RefundAsync(Mara, credit.EventId, typed.Id);
        var row = (await House.Expenses.FindAsync(Mara, credit.EventId))!;
        Assert.Equal(
            ("Scarf for Lea", -1_250, gifts, "lea"), (row.Title, row.Amount, row.CategoryId, Assert.Single(row.Tags)));
        Assert.Equal((row.Id, -1_250L), Told(Assert.Single((await Refunds.OfAsync(Mara, typed.Id)).Refunds)));

        await House.Get<UndoService>().UndoAsync(Mara, written.BatchId!.Value);
        Assert.Empty((await Refunds.OfAsync(Mara, typed.Id)).Refunds);
        Assert.Equal(5_000, await SumAsync());
    }

    [Fact]
    public async Task A_refund_that_was_taken_back_leaves_the_payment_open()
    {
        var key = await ConnectAsync();
        var paid = await SendAsync(key, Paid);
        Time.Advance(TimeSpan.FromDays(1));
        var back = await SendAsync(key, Whole);
        await House.Get<UndoService>().UndoAsync(Mara, back.BatchId!.Value);
        Time.Advance(TimeSpan.FromDays(1));
        var again = await SendAsync(key, Whole);
        Assert.Equal(
            (again.ExpenseId, -8_620L),
            Told(Assert.Single((await Refunds.OfAsync(Mara, paid.ExpenseId!.Value)).Refunds)));
    }

    [Fact]
    public async Task A_refund_gives_nothing_of_a_refund_back()
    {
        var key = await ConnectAsync();
        var back = await SendAsync(key, Whole);
        Time.Advance(TimeSpan.FromDays(1));
        var other = await SendAsync(key, Part);
        Assert.Equal(Rules.Inbox.NoPurchase, (await Assert.ThrowsAsync<RuleException>(
            () => Messages.RefundAsync(Mara, other.EventId, back.ExpenseId!.Value))).Rule);
    }

    static InboxEntryView Lately(InboxView view, CaptureResult answer) =>
        view.Lately.Single(entry => entry.Id == answer.EventId);

    static (Guid? Id, long Amount) Told(RefundListItem row) => (row.ExpenseId, row.Amount);
}
