using FinSight.Core;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Inbox;

public sealed class InboxServiceTests : CaptureTestBase
{
    const string Abroad = """{"merchant":"Panificio","amount":"EUR 12.50"}""";

    [Fact]
    public async Task A_draft_is_added_with_what_is_said_of_it_and_waits_no_more()
    {
        await SendAsync(await ConnectAsync(), Abroad);
        var waiting = Assert.Single((await Messages.ViewAsync(Mara)).Waiting);
        Assert.Equal(
            ("foreign", 1250, "EUR", "iPhone"), (waiting.Reason, waiting.Minor, waiting.Currency, waiting.From));
        await Assert.ThrowsAsync<RuleException>(() => Messages.AcceptAsync(Mara, waiting.Id, InboxAcceptInput.AsRead));

        var added = (await Messages.AcceptAsync(
            Mara, waiting.Id, new(Title: "Bread", Amount: new Money(1_180, Mara.Currency)))).Row;
        Assert.Equal(("Bread", 1_180, "EUR 12.50"), (added.Title, added.Amount, added.Note?.Replace('\u00a0', ' ')));
        Assert.Equal(0, await Messages.CountAsync(Mara));
        Assert.Equal(
            Rules.Inbox.Settled,
            (await Assert.ThrowsAsync<RuleException>(() => Messages.DismissAsync(Mara, waiting.Id))).Rule);
    }

    [Fact]
    public async Task A_draft_without_a_shop_has_the_category_and_the_tag_of_its_connection()
    {
        var made = await Connections.AddAsync(Mara, default, "Phone");
        var gifts = (await House.CategoryAsync(Mara, "Gifts")).Id;
        await Connections.EditAsync(Mara, made.Row.Id, new("Phone", gifts, "#phone"));
        await SendAsync((await OpenAsync(made.Path))!, """{"merchant":"","amount":"EUR 12.50"}""");
        var waiting = Assert.Single((await Messages.ViewAsync(Mara)).Waiting);
        Assert.Equal((null, gifts, "phone"), (waiting.Title, waiting.CategoryId, Assert.Single(waiting.Tags)));
    }

    [Fact]
    public async Task A_repeat_can_be_counted_too()
    {
        var key = await ConnectAsync();
        await SendAsync(key, Coffee);
        var again = await SendAsync(key, Coffee);
        Assert.Equal(again.EventId, Assert.Single((await Messages.ViewAsync(Mara)).Repeats).Id);
        await Messages.AcceptAsync(Mara, again.EventId, InboxAcceptInput.AsRead);
        Assert.Equal(900, await SumAsync());
        Assert.Empty((await Messages.ViewAsync(Mara)).Repeats);
    }

    [Fact]
    public async Task A_page_that_fails_does_not_keep_a_message_from_being_dealt_with()
    {
        var draft = await SendAsync(await ConnectAsync(), Abroad);
        using var broken = House.Get<InboxChangeFeed>().Subscribe(Mara, _ => throw new InvalidOperationException());
        await Messages.DismissAsync(Mara, draft.EventId);
        Assert.Equal(0, await Messages.CountAsync(Mara));
    }

    [Fact]
    public async Task What_is_no_payment_stays_away_and_can_be_put_back()
    {
        var key = await ConnectAsync();
        var draft = await SendAsync(key, Abroad);
        await Messages.DismissAsync(Mara, draft.EventId);
        Assert.Equal(InboxOutcome.Ignored, (await SendAsync(key, Abroad)).Outcome);
        Assert.Equal(0, await Messages.CountAsync(Mara));
        await Messages.ReopenAsync(Mara, draft.EventId);
        Assert.Equal(1, await Messages.CountAsync(Mara));
    }

    [Fact]
    public async Task It_is_this_one_puts_it_behind_an_expense_which_stays_as_it_is()
    {
        var key = await ConnectAsync();
        var typed = (await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Train", 720, date: "2026-11-23"))).Row;
        var draft = await SendAsync(key, """{"merchant":"SBB","amount":"","card":"Visa Debit"}""");
        Assert.Equal(typed.Id, (await Messages.CandidatesAsync(Mara, draft.EventId))[0].Id);
        await Messages.AttachAsync(Mara, draft.EventId, typed.Id);
        Assert.Equal((0, 720), (await Messages.CountAsync(Mara), await SumAsync()));
        Assert.Equal(typed.Version, (await House.Expenses.FindAsync(Mara, typed.Id))?.Version);
    }

    [Fact]
    public async Task Others_in_the_ledger_do_not_see_what_came_through_my_connections()
    {
        var noah = await House.JoinAsync(Mara, "Noah");
        var draft = await SendAsync(await ConnectAsync(), Abroad);
        Assert.Equal(0, await Messages.CountAsync(noah));
        Assert.Empty((await Messages.ViewAsync(noah)).Waiting);
        await Assert.ThrowsAsync<NotFoundException>(() => Messages.DismissAsync(noah, draft.EventId));
        Assert.Equal("iPhone", Assert.Single(await Connections.ListAsync(noah)).Name);
        Assert.Empty(await Connections.ListAsync(await House.JoinAsync(Mara, "Ada", Role.Adder)));
    }

    [Fact]
    public async Task A_pasted_message_is_one_message_whatever_its_lines()
    {
        var answer = await Capture.PasteAsync(Mara, "You spent CHF 4.50 at Kaffee Eck.\nThank you.\n");
        Assert.Equal(InboxOutcome.Added, answer.Outcome);
        Assert.Equal(450, Assert.Single(await RowsAsync()).Amount);
    }
}
