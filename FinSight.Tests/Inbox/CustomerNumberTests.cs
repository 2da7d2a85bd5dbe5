using System.Globalization;
using FinSight.Core.Inbox;

namespace FinSight.Tests.Inbox;

/// <summary>A number that stands on each of a customer's payments, which may be only days apart.</summary>
public sealed class CustomerNumberTests : CaptureTestBase
{
    const string Rent = """{"merchant":"Muster Rent","amount":"CHF 80.00","reference":"600000000051"}""";

    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rent_each_week_is_asked_about_each_week_and_a_phone_that_tries_again_is_not(bool isDated)
    {
        var key = await ConnectAsync();
        var last = await SendAsync(key, Body(isDated));
        Assert.Equal(InboxOutcome.Added, last.Outcome);
        for (var week = 2; week < 5; week++)
        {
            Time.Advance(Week);
            var body = Body(isDated);
            var next = await SendAsync(key, body);
            Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain), Told(next));
            Assert.Equal(last.ExpenseId, next.ExpenseId);
            Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.SameReference), Told(await SendAsync(key, body)));
            var added = await Messages.AcceptAsync(Mara, next.EventId, InboxAcceptInput.AsRead);
            last = last with { ExpenseId = added.Row.Id };
            Assert.Equal(InboxOutcome.Repeat, (await SendAsync(key, body)).Outcome);
        }
        Assert.Equal((4 * 8_000, 0), (await SumAsync(), await Messages.CountAsync(Mara)));
    }

    [Fact]
    public async Task Two_connections_tell_of_one_rent_a_week_whether_it_waits_or_is_counted()
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        await SendAsync(phone, Rent);
        var told = await SendAsync(bank, Bank(80));
        Assert.Equal((InboxOutcome.Attached, InboxReasonCodes.SameReference), Told(told));
        Time.Advance(Week);
        var second = await SendAsync(phone, Rent);
        Assert.Equal(InboxOutcome.Repeat, (await SendAsync(bank, Bank(80))).Outcome);
        await Messages.AcceptAsync(Mara, second.EventId, InboxAcceptInput.AsRead);
        Time.Advance(Week);
        var third = await Messages.AcceptAsync(Mara, (await SendAsync(phone, Rent)).EventId, InboxAcceptInput.AsRead);
        told = await SendAsync(bank, Bank(80));
        Assert.Equal((InboxOutcome.Attached, third.Row.Id), (told.Outcome, told.ExpenseId!.Value));
        Assert.Equal((3 * 8_000, 0), (await SumAsync(), await Messages.CountAsync(Mara)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_phone_is_silent_the_bank_s_word_is_asked_about(bool hasToldOfTheFirst)
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        await SendAsync(phone, Rent);
        if (hasToldOfTheFirst) await SendAsync(bank, Bank(80));
        Time.Advance(Week);
        var second = await SendAsync(phone, Rent);
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.SameReference), Told(await SendAsync(bank, Bank(80))));
        var added = await Messages.AcceptAsync(Mara, second.EventId, InboxAcceptInput.AsRead);
        Time.Advance(Week);
        var third = await SendAsync(bank, Bank(80));
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain), Told(third));
        Assert.Equal(added.Row.Id, third.ExpenseId);
        await Messages.AcceptAsync(Mara, third.EventId, InboxAcceptInput.AsRead);
        Assert.Equal((3 * 8_000, 0), (await SumAsync(), await Messages.CountAsync(Mara)));
    }

    [Fact]
    public async Task A_rent_that_was_deleted_does_not_take_the_next_one_with_it()
    {
        var key = await ConnectAsync();
        var first = await SendAsync(key, Rent);
        await House.Expenses.DeleteAsync(Mara, first.ExpenseId!.Value);
        Assert.Equal((InboxOutcome.Repeat, InboxReasonCodes.DeletedByYou), Told(await SendAsync(key, Rent)));
        Time.Advance(Week);
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeAgain), Told(await SendAsync(key, Rent)));
    }

    [Fact]
    public async Task Who_tells_late_of_a_payment_hands_its_number_on_to_no_other()
    {
        await SendAsync(await ConnectAsync(), Rent);
        Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(InboxOutcome.Attached, (await SendAsync(await ConnectAsync("Bank"), Bank(80))).Outcome);
        Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(InboxOutcome.Added, (await SendAsync(await ConnectAsync("Other"), Bank(80))).Outcome);
    }

    [Fact]
    public async Task Of_two_bills_abroad_each_waits_by_itself()
    {
        var key = await ConnectAsync();
        foreach (var bill in (string[])["EUR 80.00", "EUR 35.00"])
        {
            Assert.Equal(InboxOutcome.Draft, (await SendAsync(key, Rent.Replace("CHF 80.00", bill))).Outcome);
            Assert.Equal(InboxOutcome.Repeat, (await SendAsync(key, Rent.Replace("CHF 80.00", bill))).Outcome);
            Time.Advance(TimeSpan.FromDays(2));
        }
        Assert.Equal(InboxOutcome.Draft, (await SendAsync(key, Rent.Replace("CHF 80.00", "EUR 35.00"))).Outcome);
        Assert.Equal(3, await Messages.CountAsync(Mara));
    }

    [Theory]
    [InlineData(35)]
    [InlineData(80)]
    public async Task A_bill_that_was_typed_and_dismissed_does_not_take_the_next_one_with_it(int next)
    {
        await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Home", 8_000, date: "2026-11-23"));
        var (key, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        Time.Advance(TimeSpan.FromHours(1));
        var told = await SendAsync(key, Bank(80));
        Assert.Equal((InboxOutcome.Draft, InboxReasonCodes.MaybeTyped), Told(told));
        await Messages.DismissAsync(Mara, told.EventId);
        Assert.Equal((InboxOutcome.Ignored, InboxReasonCodes.NotAPayment), Told(await SendAsync(bank, Bank(80))));
        Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(InboxOutcome.Added, (await SendAsync(key, Bank(next))).Outcome);
    }

    string Body(bool isDated) => !isDated ? Rent
        : Rent.Replace("}", $$""","time":"{{Time.GetUtcNow().ToUnixTimeMilliseconds()}}"}""");

    static string Bank(int francs) =>
        $"CHF {francs.ToString(CultureInfo.InvariantCulture)}.00 debited at RENT. Reference no. 600000000051";
}
