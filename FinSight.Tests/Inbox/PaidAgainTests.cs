using FinSight.Core.Inbox;

namespace FinSight.Tests.Inbox;

/// <summary>Two payments that look like one: none of them is lost without a word.</summary>
public sealed class PaidAgainTests : CaptureTest
{
    const string Power = """{"merchant":"Power Muster","amount":"CHF 80.00","reference":"600000000051"}""";

    [Theory]
    [InlineData(Power)]
    [InlineData("CHF 80.00 debited at Power Muster. Reference no. 600000000051")]
    [InlineData("CHF 80.00 debited at Power Muster. Transaction ID: MANDATE00042")]
    public async Task A_customer_s_number_is_on_the_next_month_s_payment_too(string body)
    {
        var key = await ConnectAsync();
        for (var month = 0; month < 3; month++, Time.Advance(TimeSpan.FromDays(30)))
        {
            Assert.Equal(InboxOutcome.Added, (await SendAsync(key, body)).Outcome);
            Assert.Equal(InboxOutcome.Repeat, (await SendAsync(key, body)).Outcome);
        }
        Assert.Equal(3 * 8_000, await SumAsync());
    }

    [Fact]
    public async Task A_bank_that_names_the_same_number_days_later_tells_of_the_same_payment()
    {
        await SendAsync(await ConnectAsync(), Power);
        Time.Advance(TimeSpan.FromDays(3));
        var told = await SendAsync(
            await ConnectAsync("Bank"), "CHF 80.00 debited at POWER. Reference no. 600000000051");
        Assert.Equal((InboxOutcome.Attached, InboxReasonCodes.SameReference), Told(told));
    }

    [Fact]
    public async Task The_same_ride_home_waits_to_be_looked_at_and_a_phone_that_tries_again_does_not()
    {
        const string ride = """{"merchant":"SBB","amount":"CHF 4.50","card":"Visa Debit","name":"SBB"}""";
        var key = await ConnectAsync();
        var there = await SendAsync(key, ride);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.SameText), Told(await SendAsync(key, ride)));
        Time.Advance(TimeSpan.FromHours(9));
        var back = await SendAsync(key, ride);
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain, there.ExpenseId), (
            back.Outcome, back.Reason, back.ExpenseId));
        Assert.Equal(1, await Messages.CountAsync(Mara));
        await Messages.AcceptAsync(Mara, back.EventId, InboxFields.AsRead);
        Assert.Equal(900, await SumAsync());
    }

    [Fact]
    public async Task Two_members_who_pay_as_much_at_one_place_are_asked_unless_the_card_is_one()
    {
        const string lunch = """{"title":"Trattoria Muster","text":"CHF 15.00 with Visa ••1234"}""";
        var noah = await House.JoinAsync(Mara, "Noah");
        var (hers, his) = (await ConnectAsync(), await ConnectAsync("His phone", noah));
        var first = await SendAsync(hers, """{"merchant":"Trattoria Muster","amount":"CHF 15.00"}""");
        Time.Advance(TimeSpan.FromMinutes(2));
        var second = await SendAsync(his, """{"merchant":"Trattoria Muster","amount":"CHF 15.00"}""");
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeOthers, first.ExpenseId), (
            second.Outcome, second.Reason, second.ExpenseId));
        await Messages.DismissAsync(noah, second.EventId);

        Time.Advance(TimeSpan.FromDays(1));
        await SendAsync(hers, lunch);
        Assert.Equal((InboxOutcome.Attached, InboxReasonCodes.OtherConnection), Told(await SendAsync(his, lunch)));
    }
}
