using Bunit;
using FinSight.Core.Connections;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Web.Features.Evidence;
using FinSight.Web.Features.Inbox;

namespace FinSight.Tests.Inbox;

public sealed class InboxPageTests : InboxPageTestBase
{
    [Fact]
    public async Task A_draft_says_why_it_waits_and_is_added_with_what_is_typed()
    {
        await SendAsync(Abroad);
        var page = Show<InboxPage>(_ => { });
        var item = page.Find("[data-event-id]");
        Assert.Equal("foreign", item.GetAttribute("data-reason"));
        Assert.Contains("In another currency", item.TextContent, StringComparison.Ordinal);

        await PressAsync(page, "Add");
        Assert.Null(Problem(page, "Amount"));
        await page.SubmitAsync("form.inbox-form");
        Assert.NotNull(Problem(page, "Amount"));
        Field(page, "Amount").Input("11.80");
        await page.SubmitAsync("form.inbox-form");

        Assert.Empty(page.FindAll("[data-event-id]"));
        var row = Assert.Single(
            (await House.Get<ExpenseSearchService>().ListAsync(
                Ledger.Member, new ExpenseListRequest(ExpenseFilter.Everything), 10)).Rows);
        Assert.Equal(("Panificio", 1_180), (row.Title, row.Amount));
    }

    [Fact]
    public async Task The_tag_of_its_connection_is_in_the_form_and_on_what_is_added()
    {
        var key = await ConnectAsync();
        await House.Get<ConnectionService>().EditAsync(Ledger.Member, key.ConnectionId, new("Phone", null, "phone"));
        await SendAsync(Abroad, key);
        var page = Show<InboxPage>(_ => { });
        await PressAsync(page, "Edit");
        Assert.Equal("phone", Field(page, "Tags").GetAttribute("value"));
        Field(page, "Amount").Input("11.80");
        await page.SubmitAsync("form.inbox-form");
        var row = Assert.Single(
            (await House.Get<ExpenseSearchService>().ListAsync(
                Ledger.Member, new ExpenseListRequest(ExpenseFilter.Everything), 10)).Rows);
        Assert.Equal("phone", Assert.Single(row.Tags));
    }

    [Fact]
    public async Task One_that_is_no_payment_goes_and_can_be_put_back()
    {
        await SendAsync(Abroad);
        var page = Show<InboxPage>(_ => { });
        await PressAsync(page, "Not a payment");
        Assert.Contains("Nothing waits", page.Markup, StringComparison.Ordinal);
        await PressAsync(page, "Put back");
        Assert.Single(page.FindAll("[data-event-id]"));
    }

    [Fact]
    public async Task One_that_came_again_is_counted_too_where_somebody_says_so()
    {
        var key = await ConnectAsync();
        await SendAsync(Coffee, key);
        await SendAsync(Coffee, key);
        var page = Show<InboxPage>(_ => { });
        Assert.Equal("same-text", page.Find("[data-event-id]").GetAttribute("data-reason"));
        await PressAsync(page, "Count it too");
        Assert.Empty(page.FindAll("[data-event-id]"));
    }

    [Fact]
    public async Task It_is_this_one_shows_what_it_may_be()
    {
        var fields = await House.FieldsAsync(Ledger.Member, "Bread", 1_180, date: "2026-11-23");
        await House.Expenses.AddAsync(Ledger.Member, Guid.CreateVersion7(), fields);
        await SendAsync(Abroad);
        var page = Show<InboxPage>(_ => { });
        await PressAsync(page, "It is this one");
        await page.InvokeAsync(() => page.ClickAsync(".candidate"));
        Assert.Empty(page.FindAll("[data-event-id]"));
        Assert.Contains("Belongs to", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_comes_is_there_at_once_and_counted_in_the_navigation()
    {
        var link = Show<InboxLink>(link => link.Add(one => one.Ledger, Ledger));
        var page = Show<InboxPage>(_ => { });
        Assert.Empty(link.FindAll("a"));
        await SendAsync(Abroad);
        await Time.PassUntilAsync(() => page.FindAll("[data-event-id]").Count == 1);
        await Time.PassUntilAsync(() => link.FindAll("a[data-inbox-count='1']").Count == 1);
    }

    [Fact]
    public async Task What_may_have_been_typed_is_answered_by_one_button()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, "Lunch", date: "2026-11-22"));
        await SendAsync(Coffee);
        var page = Show<InboxPage>(_ => { });
        Assert.Equal("maybe-typed", page.Find("[data-event-id]").GetAttribute("data-reason"));
        await page.ClickAsync("[data-likely]");
        Assert.Empty(page.FindAll("[data-event-id]"));
        Assert.Equal("Lunch", Assert.Single(await RowsAsync()).Title);
    }

    [Fact]
    public async Task A_credit_is_said_to_be_a_refund_and_the_purchase_says_so()
    {
        var paid = await House.Expenses.AddAsync(
            Ledger.Member,
            Guid.CreateVersion7(),
            await House.FieldsAsync(Ledger.Member, "Scarf", 5_000, date: "2026-11-20"));
        await SendAsync("""{"text":"Gutschrift 20,00 CHF MUSTER VERSAND auf Ihre Kreditkarte **** 4321"}""");
        var page = Show<InboxPage>(_ => { });
        await PressAsync(page, "It is the refund of");
        await page.ClickAsync(".candidate");
        Assert.Empty(page.FindAll("[data-event-id]"));
        var line = Show<RefundLine>(p => p.Add(one => one.ExpenseId, paid.Row.Id));
        Assert.Equal("Refunded CHF 20.00 on 23 Nov 2026", Plain(line.Find("[data-refunds] a").TextContent));
        var refund = (await RowsAsync()).Single(row => row.Amount < 0).Id;
        var back = Show<RefundLine>(p => p.Add(one => one.ExpenseId, refund));
        Assert.Equal("Refund of Scarf, CHF 50.00, on 20 Nov 2026", Plain(back.Find("[data-refund-of] a").TextContent));
    }

    [Fact]
    public async Task A_part_that_was_added_by_itself_is_linked_from_what_came_lately()
    {
        var key = await ConnectAsync();
        await SendAsync("""{"merchant":"Sample Shop","amount":"CHF 86.20"}""", key);
        await SendAsync("""{"merchant":"Sample Shop","text":"CHF 20.00 refunded by Sample Shop"}""", key);
        var page = Show<InboxPage>(_ => { });
        await PressAsync(page, "It is the refund of");
        await page.ClickAsync(".candidate");
        Assert.DoesNotContain("It is the refund of", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_about_one_is_kept_though_somebody_else_deals_with_it()
    {
        await SendAsync(Abroad);
        var page = Show<InboxPage>(_ => { });
        await PressAsync(page, "Edit");
        await page.InputAsync("form.inbox-form [name=amount]", "11.80");
        var opener = page.Find("form.inbox-form").GetAttribute("data-draft-opener")!;

        await House.Get<InboxService>().DismissAsync(
            Ledger.Member, Guid.Parse(page.Find("[data-event-id]").GetAttribute("data-event-id")!));
        await Time.PassUntilAsync(() => page.FindAll("[data-event-id] .banner").Any(
            banner => banner.TextContent.Contains("dealt with elsewhere", StringComparison.Ordinal)));
        Assert.Equal("11.80", page.Find("form.inbox-form [name=amount]").GetAttribute("value"));
        await PressAsync(page, "Cancel");
        Assert.Empty(page.FindAll("[data-event-id]"));

        await PressAsync(page, "Put back");
        Assert.Single(page.FindAll(opener));
    }
}
