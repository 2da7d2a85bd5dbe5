using FinSight.Core.Inbox;

namespace FinSight.Tests.Inbox;

/// <summary>Two payments that look like one: none of them is lost without a word.</summary>
public sealed class PaidAgainTests : CaptureTestBase
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
    public async Task Two_who_tell_of_each_month_s_payment_by_one_number_tell_of_one_payment_a_month()
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        for (var month = 0; month < 3; month++, Time.Advance(TimeSpan.FromDays(30)))
        {
            var paid = await SendAsync(phone, Power);
            Assert.Equal(InboxOutcome.Added, paid.Outcome);
            Time.Advance(TimeSpan.FromMinutes(30));
            var told = await SendAsync(bank, "CHF 80.00 debited at POWER. Reference no. 600000000051");
            Assert.Equal((InboxOutcome.Attached, InboxReasonCodes.SameReference), Told(told));
            Assert.Equal(paid.ExpenseId, told.ExpenseId);
        }
        Assert.Equal(3 * 8_000, await SumAsync());
    }

    [Fact]
    public async Task Of_two_bills_with_one_customer_s_number_a_bank_tells_of_the_one_with_its_sum()
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        await SendAsync(phone, Power);
        Time.Advance(TimeSpan.FromDays(2));
        var second = await SendAsync(phone, Power.Replace("80.00", "35.00", StringComparison.Ordinal));
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.AmountDiffers), Told(second));
        var added = await Messages.AcceptAsync(Mara, second.EventId, InboxAcceptInput.AsRead);
        Time.Advance(TimeSpan.FromMinutes(30));
        var told = await SendAsync(bank, "CHF 35.00 debited at POWER. Reference no. 600000000051");
        Assert.Equal((InboxOutcome.Attached, added.Row.Id), (told.Outcome, told.ExpenseId!.Value));
    }

    [Theory]
    [InlineData("UPI ref no. 600000000051", "Ref no 600000000051")]
    [InlineData("Ref no 600000000051", "UPI ref no. 600000000051")]
    public async Task A_number_is_the_same_where_only_one_of_two_says_whose_it_is(string first, string second)
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        await SendAsync(phone, $"CHF 51.00 debited at Sample Tea. {first}");
        Time.Advance(TimeSpan.FromMinutes(30));
        var told = await SendAsync(bank, $"You paid CHF 51.00 at SAMPLE. {second}");
        Assert.Equal((InboxOutcome.Attached, InboxReasonCodes.SameReference), Told(told));
        Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(
            InboxOutcome.Added,
            (await SendAsync(await ConnectAsync("Other"), "You paid CHF 51.00 at TEA. Ref no 600000000051")).Outcome);
    }

    [Fact]
    public async Task A_repeat_that_was_dismissed_does_not_take_the_next_payment_with_it()
    {
        var key = await ConnectAsync();
        var paid = await SendAsync(key, Coffee);
        Time.Advance(TimeSpan.FromHours(1));
        var again = await SendAsync(key, Coffee);
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain), Told(again));
        await Messages.DismissAsync(Mara, again.EventId);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((InboxOutcome.Ignored, InboxReasonCodes.NotAPayment), Told(await SendAsync(key, Coffee)));
        Time.Advance(TimeSpan.FromHours(8));
        var third = await SendAsync(key, Coffee);
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain), Told(third));
        Assert.Equal(paid.ExpenseId, third.ExpenseId);
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
        await Messages.AcceptAsync(Mara, back.EventId, InboxAcceptInput.AsRead);
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
