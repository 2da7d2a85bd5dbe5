using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

public sealed class CaptureServiceTests : CaptureTest
{
    [Fact]
    public async Task A_sure_payment_becomes_one_expense_that_one_undo_takes_back()
    {
        InboxNews? news = null;
        using var hearing = House.Get<InboxFeed>().Subscribe(Mara, heard => news = heard ?? news);
        var answer = await SendAsync(await ConnectAsync(), Coffee);

        Assert.Equal((InboxOutcome.Added, null), (answer.Outcome, answer.Reason));
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(("Café Muster", 450, new DateOnly(2026, 11, 23), answer.ExpenseId!.Value), (row.Title, row.Amount, row.Date, row.Id));
        Assert.Equal((answer.BatchId, "Café Muster", 450, "iPhone"), (news?.BatchId, news?.Title, news?.Minor, news?.From));
        var told = await House.Get<ActivityService>().FindAsync(Mara, answer.BatchId!.Value);
        Assert.Equal(Source.Hook, told?.Source);

        await House.Get<UndoService>().UndoAsync(Mara, answer.BatchId.Value);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task What_is_on_disk_and_was_not_read_is_read_by_the_next_run()
    {
        var key = await ConnectAsync();
        var answer = await SendAsync(key, Coffee);
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"UPDATE InboundEvents SET Outcome = 0, ExpenseId = NULL; DELETE FROM Evidence; DELETE FROM Expenses");
        Assert.Equal(0, await Capture.ResumeAsync());
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Capture.ResumeAsync());
        Assert.Equal(answer.EventId, Assert.Single(await RowsAsync()).Id);
    }

    [Fact]
    public async Task The_same_again_is_a_repeat_however_it_is_spaced()
    {
        var key = await ConnectAsync();
        var first = await SendAsync(key, Coffee);
        Time.Advance(TimeSpan.FromSeconds(3));
        foreach (var again in (string[])[Coffee, Coffee.Replace("4.50", "\\u200b4.50\\u202c", StringComparison.Ordinal), Coffee.Replace("Café", "Café ", StringComparison.Ordinal)])
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
        var again = await SendAsync(key, """{"title":"Kaffee Eck","text":"CHF 4.50 mit Visa ••1234","time":"1795428060000"}""");
        Assert.Equal((InboxOutcome.Repeat, InboxReasons.SamePayment), (again.Outcome, again.Reason));
        var later = await SendAsync(key, """{"title":"Kaffee Eck","text":"CHF 4.50 mit Visa ••1234","time":"1795431600000"}""");
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
        Assert.Equal(InboxOutcome.Added, (await SendAsync(key, Coffee.Replace("Visa", "Girocard", StringComparison.Ordinal))).Outcome);
    }

    [Fact]
    public async Task Another_connection_s_word_of_it_is_a_second_evidence_and_each_tells_once()
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        await SendAsync(phone, Coffee);
        Time.Advance(TimeSpan.FromMinutes(4));
        var told = await SendAsync(bank, """{"text":"Card payment CHF 4.50 at MUSTER CAFE"}""");
        Assert.Equal((InboxOutcome.Attached, InboxReasons.OtherConnection), (told.Outcome, told.Reason));
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(InboxOutcome.Added, (await SendAsync(bank, """{"text":"You paid CHF 4.50 at MUSTER CAFE"}""")).Outcome);
        Assert.Equal(InboxOutcome.Added, (await SendAsync(bank, """{"text":"Card payment CHF 4.50 at OTHER PLACE"}""")).Outcome);
        Assert.Equal(3 * 450, await SumAsync());
    }

    [Fact]
    public async Task A_reference_is_counted_once_across_connections_and_senders()
    {
        var rupees = await House.FoundAsync(Mara, "India", "INR");
        var (one, other) = (await ConnectAsync("One", rupees), await ConnectAsync("Other", rupees));
        const string sent = "Sent Rs.51.00 from XXXXXX9722 to SAMPLE TEA on 23/11/2026. UPI ref no. 600000000051. Not you?";
        var first = await SendAsync(one, sent);
        Assert.Equal(InboxOutcome.Added, first.Outcome);
        foreach (var key in (Core.Connections.ConnectionKey[])[one, other])
        {
            var told = await SendAsync(key, "Acct XXX9722 Dr. INR 51.00 on 23/11/26 to SAMPLE TEA; UPI: 600000000051; Bal INR 12,345.67");
            Assert.Equal((InboxOutcome.Attached, InboxReasons.SameReference, first.ExpenseId), (told.Outcome, told.Reason, told.ExpenseId));
        }
        Assert.Equal(InboxOutcome.Repeat, (await SendAsync(one, sent)).Outcome);
        Assert.Equal(5_100, Assert.Single(await RowsAsync(rupees)).Amount);
    }

    [Fact]
    public async Task What_somebody_deleted_does_not_come_back()
    {
        var (phone, bank) = (await ConnectAsync(), await ConnectAsync("Bank"));
        var added = await SendAsync(phone, Coffee);
        await House.Expenses.DeleteAsync(Mara, added.ExpenseId!.Value);
        Assert.Equal((InboxOutcome.Repeat, InboxReasons.DeletedByYou), Told(await SendAsync(phone, Coffee)));
        Assert.Equal((InboxOutcome.Repeat, InboxReasons.DeletedByYou), Told(await SendAsync(bank, """{"text":"Card payment CHF 4.50 at MUSTER CAFE"}""")));
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task What_is_unsure_waits_and_what_is_no_payment_keeps_no_text()
    {
        var key = await ConnectAsync();
        Assert.Equal((InboxOutcome.Draft, "amount-missing"), Told(await SendAsync(key, """{"merchant":"SBB","amount":"","card":"Visa Debit"}""")));
        Assert.Equal((InboxOutcome.Draft, "foreign"), Told(await SendAsync(key, """{"merchant":"Panificio","amount":"EUR 12.50"}""")));
        Assert.Equal((InboxOutcome.Ignored, "otp"), Told(await SendAsync(key, "123456 is your OTP for CHF 20.00 at SAMPLE STORE")));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.All(await db.InboundEvents.AsNoTracking().ToListAsync(), e => Assert.Equal(e.Outcome == InboxOutcome.Ignored, e.Raw is null));
        Assert.Empty(await RowsAsync());
        Assert.Equal(2, await Messages.CountAsync(Mara));
    }

    [Fact]
    public async Task A_body_that_holds_no_messages_is_refused_and_nothing_of_it_kept()
    {
        var key = await ConnectAsync();
        var answer = Assert.Single(await Capture.ReceiveAsync(key, "application/json", new byte[] { 0xff, 0xfe, 0x00, 0x81 }));
        Assert.Equal(InboxOutcome.Refused, answer.Outcome);
        Assert.NotNull(answer.Reason);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Titles_and_categories_are_learned_from_edits()
    {
        var key = await ConnectAsync();
        var first = await SendAsync(key, Coffee);
        var row = Assert.Single(await RowsAsync());
        var gifts = (await House.CategoryAsync(Mara, "Gifts")).Id;
        await House.Expenses.EditAsync(Mara, row.Id, row.Version, new ExpenseEdit("Coffee with Lea", CategoryId: gifts, Tags: ["lea"]));
        Time.Advance(TimeSpan.FromDays(1));
        var next = await SendAsync(key, Coffee);
        var learned = (await House.Expenses.FindAsync(Mara, next.ExpenseId!.Value))!;
        Assert.NotEqual(first.ExpenseId, next.ExpenseId);
        Assert.Equal(("Coffee with Lea", gifts, "lea"), (learned.Title, learned.CategoryId, Assert.Single(learned.Tags)));
    }

    [Fact]
    public async Task A_connection_s_category_and_tag_are_given_to_what_it_adds()
    {
        var made = await Connections.AddAsync(Mara, default, "Phone");
        var gifts = (await House.CategoryAsync(Mara, "Gifts")).Id;
        await Connections.EditAsync(Mara, made.Row.Id, new("Phone", gifts, "#phone"));
        var answer = await SendAsync((await OpenAsync(made.Path))!, Coffee);
        var row = (await House.Expenses.FindAsync(Mara, answer.ExpenseId!.Value))!;
        Assert.Equal((gifts, "phone"), (row.CategoryId, Assert.Single(row.Tags)));
    }

    [Fact]
    public async Task A_refund_goes_back_and_marks_what_it_reverses()
    {
        var key = await ConnectAsync();
        await SendAsync(key, """{"merchant":"Sample Shop","amount":"CHF 86.20"}""");
        Time.Advance(TimeSpan.FromHours(3));
        var back = await SendAsync(key, """{"merchant":"Sample Shop","text":"CHF 86.20 refunded by Sample Shop"}""");
        if (back.Outcome == InboxOutcome.Added) Assert.Equal(0, await SumAsync());
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(back.Outcome == InboxOutcome.Added ? 1 : 0, await db.Evidence.CountAsync(e => e.State == Core.Evidence.EvidenceState.Reversed));
    }

    [Fact]
    public async Task A_ledger_that_takes_nothing_any_more_refuses_and_says_so()
    {
        var home = await House.FoundAsync(Mara, "Old");
        var key = await ConnectAsync("Phone", home);
        await House.Get<LedgerArchiveService>().ArchiveAsync(await House.SignInAsync(Mara), home.LedgerId);
        Assert.Equal((InboxOutcome.Refused, InboxReasons.NotAllowed), Told(await SendAsync(key, Coffee)));
        Assert.Empty(await RowsAsync(home));
    }

    [Fact]
    public async Task What_comes_at_once_is_counted_once_each_and_undone_one_by_one()
    {
        var (key, gone) = (await ConnectAsync(), await ConnectAsync("Old phone"));
        await Connections.RevokeAsync(Mara, gone.ConnectionId);
        var sent = Enumerable.Range(0, 40).Select(i => Task.Run(() => SendAsync(key, Body(i % 30)))).ToList();
        var refused = Enumerable.Range(0, 5).Select(_ => Task.Run(() => SendAsync(gone, Body(99)))).ToList();

        var answers = await Task.WhenAll(sent);
        foreach (var one in refused) await Assert.ThrowsAsync<NotFoundException>(() => one);
        Assert.Equal(30, answers.Count(answer => answer.Outcome == InboxOutcome.Added));
        Assert.Equal(10, answers.Count(answer => answer.Outcome == InboxOutcome.Repeat));
        Assert.Equal((30, 30 * 1_000 + 435 * 7), ((await RowsAsync()).Count, await SumAsync()));

        await House.Get<UndoService>().UndoAsync(Mara);
        Assert.Equal(29, (await RowsAsync()).Count);

        static string Body(int i) => $$"""{"title":"Shop {{(char)('A' + i % 26)}}{{i}}","text":"CHF {{10 + i * 7 / 100}}.{{i * 7 % 100:00}} with Visa ••1234"}""";
    }

    [Fact]
    public async Task Several_lines_are_several_payments()
    {
        var answers = await SendAllAsync(await ConnectAsync(), $"[{Coffee},{Coffee.Replace("4.50", "7.20", StringComparison.Ordinal)}]", "application/json");
        Assert.Equal([InboxOutcome.Added, InboxOutcome.Added], answers.Select(answer => answer.Outcome));
        Assert.Equal(1_170, await SumAsync());
    }

    static (InboxOutcome, string?) Told(CaptureAnswer answer) => (answer.Outcome, answer.Reason);
}
