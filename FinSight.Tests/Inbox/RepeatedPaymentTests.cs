using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Inbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

/// <summary>What is one payment, however often and by whichever way it is told.</summary>
public sealed class RepeatedPaymentTests : CaptureTestBase
{
    [Fact]
    public async Task The_same_again_is_a_repeat_however_it_is_spaced()
    {
        var key = await ConnectAsync();
        var first = await SendAsync(key, Coffee);
        Time.Advance(TimeSpan.FromSeconds(3));
        foreach (var again in (string[])
        [
            Coffee,
            Coffee.Replace("4.50", "\\u200b4.50\\u202c", StringComparison.Ordinal),
            Coffee.Replace("Café", "Café ", StringComparison.Ordinal),
        ])
        {
            var answer = await SendAsync(key, again);
            Assert.Equal((InboxOutcome.Repeat, first.ExpenseId), (answer.Outcome, answer.ExpenseId));
        }
        Assert.Equal(450, await SumAsync());
    }

    [Fact]
    public async Task A_coffee_a_day_is_a_coffee_each_day()
    {
        var key = await ConnectAsync();
        for (var day = 0; day < 3; day++, Time.Advance(TimeSpan.FromDays(1)))
            Assert.Equal(InboxOutcome.Added, (await SendAsync(key, Coffee)).Outcome);
        Assert.Equal(3 * 450, await SumAsync());
    }

    [Fact]
    public async Task A_moment_later_the_same_payment_in_other_words_is_a_repeat()
    {
        var key = await ConnectAsync();
        await SendAsync(key, """{"title":"Kaffee Eck","text":"CHF 4.50 with Visa ••1234","time":"1795428000000"}""");
        var again = await SendAsync(
            key, """{"title":"Kaffee Eck","text":"CHF 4.50 mit Visa ••1234","time":"1795428060000"}""");
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.SamePayment), (again.Outcome, again.Reason));
        var later = await SendAsync(
            key, """{"title":"Kaffee Eck","text":"CHF 4.50 mit Visa ••1234","time":"1795431600000"}""");
        Assert.Equal(InboxOutcome.Added, later.Outcome);
    }

    [Fact]
    public async Task What_one_of_two_notices_leaves_out_of_the_card_makes_no_second_payment()
    {
        var key = await ConnectAsync();
        await SendAsync(key, Coffee);
        var bank = await SendAsync(key, """{"title":"Café Muster","text":"CHF 4.50 with ••1234"}""");
        Assert.Equal((InboxOutcome.Repeat, 450), (bank.Outcome, await SumAsync()));
        var other = await SendAsync(key, Coffee.Replace("Visa", "Girocard", StringComparison.Ordinal));
        Assert.Equal((InboxOutcome.Added, 900), (other.Outcome, await SumAsync()));
    }

    [Fact]
    public async Task A_card_that_only_the_second_notice_names_tells_the_next_payment_apart()
    {
        var key = await ConnectAsync();
        await SendAsync(key, """{"title":"Café Muster","text":"CHF 4.50 with ••1234"}""");
        Assert.Equal(InboxOutcome.Repeat, (await SendAsync(key, Coffee)).Outcome);
        Assert.Equal(
            InboxOutcome.Added,
            (await SendAsync(key, Coffee.Replace("Visa", "Girocard", StringComparison.Ordinal))).Outcome);
    }

    [Fact]
    public async Task Another_connection_s_word_of_it_is_a_second_evidence_and_each_tells_once()
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        await SendAsync(phone, Coffee);
        Time.Advance(TimeSpan.FromMinutes(4));
        var told = await SendAsync(bank, """{"text":"Card payment CHF 4.50 at MUSTER CAFE"}""");
        Assert.Equal((InboxOutcome.Attached, InboxReasonCodes.OtherConnection), (told.Outcome, told.Reason));
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(
            InboxOutcome.Added, (await SendAsync(bank, """{"text":"You paid CHF 4.50 at MUSTER CAFE"}""")).Outcome);
        Assert.Equal(
            InboxOutcome.Added, (await SendAsync(bank, """{"text":"Card payment CHF 4.50 at OTHER PLACE"}""")).Outcome);
        Assert.Equal(3 * 450, await SumAsync());
    }

    [Fact]
    public async Task A_reference_is_counted_once_across_connections_and_senders()
    {
        var rupees = await House.FoundAsync(Mara, "India", "INR");
        var (one, other) = (await ConnectAsync("One", rupees), await ConnectAsync("Other", rupees));
        const string sent =
            "Sent Rs.51.00 from XXXXXX9722 to SAMPLE TEA on 23/11/2026. UPI ref no. 600000000051. Not you?";
        var first = await SendAsync(one, sent);
        Assert.Equal(InboxOutcome.Added, first.Outcome);
        foreach (var key in (Core.Connections.AuthenticatedConnection[])[one, other])
        {
            var told = await SendAsync(
                key, "Acct XXX9722 Dr. INR 51.00 on 23/11/26 to SAMPLE TEA; UPI: 600000000051; Bal INR 12,345.67");
            Assert.Equal(
                (InboxOutcome.Attached, InboxReasonCodes.SameReference, first.ExpenseId),
                (told.Outcome, told.Reason, told.ExpenseId));
        }
        Assert.Equal(InboxOutcome.Repeat, (await SendAsync(one, sent)).Outcome);
        Assert.Equal(5_100, Assert.Single(await RowsAsync(rupees)).Amount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_somebody_deleted_does_not_come_back(bool hasLeftTheTrash)
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        var added = await SendAsync(phone, Coffee);
        await House.Expenses.DeleteAsync(Mara, added.ExpenseId!.Value);
        if (hasLeftTheTrash)
        {
            await using var db = await House.Contexts.CreateDbContextAsync();
            await db.Expenses.Where(e => e.Id == added.ExpenseId).ExecuteDeleteAsync();
        }
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.DeletedByYou), Told(await SendAsync(phone, Coffee)));
        Assert.Equal(
            (InboxOutcome.Repeat, InboxReasonCodes.DeletedByYou),
            Told(await SendAsync(bank, """{"text":"Card payment CHF 4.50 at MUSTER CAFE"}""")));
        Assert.Empty(await RowsAsync());
    }
}
