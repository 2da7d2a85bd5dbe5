using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

public sealed class CaptureServiceTests : CaptureTestBase
{
    [Fact]
    public async Task A_sure_payment_becomes_one_expense_that_one_undo_takes_back()
    {
        CapturedExpenseNotification? news = null;
        using var hearing = House.Get<InboxChangeFeed>().Subscribe(Mara, heard => news = heard ?? news);
        var answer = await SendAsync(await ConnectAsync(), Coffee);

        Assert.Equal((InboxOutcome.Added, null), (answer.Outcome, answer.Reason));
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(
            ("Café Muster", 450, new DateOnly(2026, 11, 23), answer.ExpenseId!.Value),
            (row.Title, row.Amount, row.Date, row.Id));
        Assert.Equal(
            (answer.BatchId, "Café Muster", 450, "iPhone"), (news?.BatchId, news?.Title, news?.Minor, news?.From));
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
            await db.Database.ExecuteSqlAsync(
                $"UPDATE InboundEvents SET Outcome = 0, ExpenseId = NULL; DELETE FROM Evidence; DELETE FROM Expenses");
        Assert.Equal(0, await Capture.ResumeAsync());
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Capture.ResumeAsync());
        Assert.Equal(answer.EventId, Assert.Single(await RowsAsync()).Id);
    }

    [Fact]
    public async Task What_is_unsure_waits_and_what_is_no_payment_keeps_no_text()
    {
        var key = await ConnectAsync();
        Assert.Equal(
            (InboxOutcome.Draft, "amount-missing"),
            Told(await SendAsync(key, """{"merchant":"SBB","amount":"","card":"Visa Debit"}""")));
        Assert.Equal(
            (InboxOutcome.Draft, "foreign"),
            Told(await SendAsync(key, """{"merchant":"Panificio","amount":"EUR 12.50"}""")));
        Assert.Equal(
            (InboxOutcome.Ignored, "otp"),
            Told(await SendAsync(key, "123456 is your OTP for CHF 20.00 at SAMPLE STORE")));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.All(
            await db.InboundEvents.AsNoTracking().ToListAsync(),
            e => Assert.Equal(e.Outcome == InboxOutcome.Ignored, e.Raw is null));
        Assert.Empty(await RowsAsync());
        Assert.Equal(2, await Messages.CountAsync(Mara));
    }

    [Fact]
    public async Task A_body_that_holds_no_messages_is_refused_and_nothing_of_it_kept()
    {
        var key = await ConnectAsync();
        var answer = Assert.Single(
            await Capture.ReceiveAsync(key, "application/json", new byte[] { 0xff, 0xfe, 0x00, 0x81 }));
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
        await House.Expenses.EditAsync(
            Mara, row.Id, row.Version, new ExpenseEdit("Coffee with Lea", CategoryId: gifts, Tags: ["lea"]));
        Time.Advance(TimeSpan.FromDays(1));
        var next = await SendAsync(key, Coffee);
        var learned = (await House.Expenses.FindAsync(Mara, next.ExpenseId!.Value))!;
        Assert.NotEqual(first.ExpenseId, next.ExpenseId);
        Assert.Equal(
            ("Coffee with Lea", gifts, "lea"), (learned.Title, learned.CategoryId, Assert.Single(learned.Tags)));
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
        Assert.Equal(
            back.Outcome == InboxOutcome.Added ? 1 : 0,
            await db.Evidence.CountAsync(e => e.State == Core.Evidence.SettlementStatus.Reversed));
    }

    [Fact]
    public async Task A_ledger_that_takes_nothing_any_more_refuses_and_says_so()
    {
        var home = await House.FoundAsync(Mara, "Old");
        var key = await ConnectAsync("Phone", home);
        await House.Get<LedgerArchiveService>().ArchiveAsync(await House.SignInAsync(Mara), home.LedgerId);
        Assert.Equal((InboxOutcome.Refused, InboxReasonCodes.NotAllowed), Told(await SendAsync(key, Coffee)));
        Assert.Empty(await RowsAsync(home));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Contains("Café", (await db.InboundEvents.AsNoTracking().SingleAsync()).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_while_the_currency_changes_is_read_in_the_new_one()
    {
        var key = await ConnectAsync();
        await House.Get<CurrencyChangeService>().RunAsync(Mara, "EUR");
        var answer = await SendAsync(key, Coffee.Replace("CHF", "EUR", StringComparison.Ordinal));
        Assert.Equal((InboxOutcome.Added, null), Told(answer));
        Assert.Equal((InboxOutcome.Draft, "foreign"), Told(await SendAsync(key, Coffee)));
        var euros = await House.Get<LedgerAccessService>().EnterAsync(Mara.UserId, Mara.LedgerId);
        Assert.Equal(450, Assert.Single(await RowsAsync(euros)).Amount);
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

        static string Body(int i) =>
            $$"""{"title":"Shop {{(char)('A' + i % 26)}}{{i}}","text":"CHF {{10 + i * 7 / 100}}.{{i * 7 % 100:00}} with Visa ••1234"}""";
    }

    [Fact]
    public async Task Several_lines_are_several_payments()
    {
        var answers = await SendAllAsync(
            await ConnectAsync(), $"[{Coffee},{Coffee.Replace("4.50", "7.20", StringComparison.Ordinal)}]",
            "application/json");
        Assert.Equal([InboxOutcome.Added, InboxOutcome.Added], answers.Select(answer => answer.Outcome));
        Assert.Equal(1_170, await SumAsync());
    }
}
