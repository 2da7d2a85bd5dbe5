using System.Text;
using Bunit;
using FinSight.Core.Connections;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Web.Components;
using FinSight.Web.Features.Evidence;
using FinSight.Web.Features.Inbox;
using FinSight.Web.Features.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Inbox;

public sealed class InboxPageTests : SignedInComponentTest
{
    const string Abroad = """{"merchant":"Panificio","amount":"EUR 12.50"}""";
    const string Coffee = """{"merchant":"Café Muster","amount":"CHF 4.50","card":"Visa Debit","name":"Café Muster"}""";

    [Fact]
    public async Task A_draft_says_why_it_waits_and_is_added_with_what_is_typed()
    {
        await SendAsync(Abroad);
        var page = Show<InboxPage>(_ => { });
        var item = page.Find("[data-event-id]");
        Assert.Equal("foreign", item.GetAttribute("data-reason"));
        Assert.Contains("In another currency", item.TextContent, StringComparison.Ordinal);

        await PressAsync(page, "Add");
        Assert.NotNull(Problem(page, "Amount"));
        Field(page, "Amount").Input("11.80");
        await page.SubmitAsync("form.inbox-form");

        Assert.Empty(page.FindAll("[data-event-id]"));
        var row = Assert.Single(
            (await House.Get<ExpenseSearchService>().ListAsync(
                Ledger.Member, new ExpenseQuery(ExpenseFilter.Everything), 10)).Rows);
        Assert.Equal(("Panificio", 1_180), (row.Title, row.Amount));
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
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-event-id]")));
        link.WaitForAssertion(() => Assert.Equal("1", link.Find("a").GetAttribute("data-inbox-count")));
    }

    [Fact]
    public async Task What_was_added_by_itself_is_said_with_a_way_back()
    {
        Show<CapturedToasts>(_ => { });
        var key = await ConnectAsync();
        var toast = await NextAsync(() => SendAsync(Coffee, key));
        Assert.Equal("Added Café Muster, CHF 4.50, from iPhone.", Plain(toast.Text));
        Assert.Equal((ToastOffer.Undo, true, false), (toast.Offer, toast.IsOfOthers, toast.IsOfWrite));
    }

    [Fact]
    public async Task What_was_typed_and_is_told_is_said_and_can_be_counted_too()
    {
        await House.Expenses.AddAsync(
            Ledger.Member,
            Guid.CreateVersion7(),
            await House.FieldsAsync(Ledger.Member, "Muster with Lea", date: "2026-11-23"));
        Show<CapturedToasts>(_ => { });
        var key = await ConnectAsync();
        var toast = await NextAsync(() => SendAsync(Coffee, key));
        Assert.Equal("You have typed Muster with Lea, CHF 4.50, already: iPhone adds nothing.", Plain(toast.Text));
        Assert.Equal((ToastOffer.Nothing, "Count it too"), (toast.Offer, toast.Act?.Label));

        var page = Show<InboxPage>(_ => { });
        await PressAsync(page, "Count it too");
        Assert.Equal(2, (await RowsAsync()).Count);
        Assert.DoesNotContain("Count it too", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_toast_s_own_offer_counts_it_too()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, "Muster", date: "2026-11-23"));
        Show<CapturedToasts>(_ => { });
        var toast = await NextAsync(async () => await SendAsync(Coffee, await ConnectAsync()));
        var keys = JSInterop.SetupModule("./Features/Undo/UndoHost.razor.js");
        keys.SetupModule(call => call.Identifier == "listen").Mode = JSRuntimeMode.Loose;
        var host = Show<UndoHost>(_ => { });
        await PressAsync(host, "Count it too");
        Assert.Equal(2, (await RowsAsync()).Count);
        Assert.Equal(ToastOffer.Undo, Services.GetRequiredService<Toaster>().Current!.Offer);
        Assert.NotSame(toast, Services.GetRequiredService<Toaster>().Current);
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
    public async Task What_the_reader_just_did_is_not_talked_over()
    {
        Show<CapturedToasts>(_ => { });
        var toaster = Services.GetRequiredService<Toaster>();
        var own = new Toast(null, ToastOffer.Undo, Guid.CreateVersion7(), Text: "Own");
        toaster.Show(own);
        await SendAsync(Coffee);
        Assert.Same(own, toaster.Current);
        Time.Advance(TimeSpan.FromSeconds(10));
        var toast = await NextAsync(() =>
        {
            toaster.Show(null);
            return Task.CompletedTask;
        });
        Assert.Contains("Café Muster", toast.Text, StringComparison.Ordinal);
    }

    async Task<Toast> NextAsync(Func<Task> act)
    {
        var toaster = Services.GetRequiredService<Toaster>();
        var next = new TaskCompletionSource<Toast>(TaskCreationOptions.RunContinuationsAsynchronously);
        toaster.Changed += () =>
        {
            if (toaster.Current is { IsOfOthers: true } toast) next.TrySetResult(toast);
        };
        await act();
        // What was looked at a moment ago is looked at again only after a while.
        await Time.PassUntilAsync(() => next.Task.IsCompleted);
        return await next.Task;
    }

    async Task<IReadOnlyList<ExpenseRow>> RowsAsync() =>
        (await House.Get<ExpenseSearchService>().ListAsync(
            Ledger.Member, new ExpenseQuery(ExpenseFilter.Everything), 10)).Rows;

    static string Plain(string? text) =>
        string.Concat((text ?? "").Where(c => c is not ('\u2068' or '\u2069'))).Replace('\u00a0', ' ');

    // The page may be drawn anew in between.
    static Task PressAsync<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.InvokeAsync(() => Button(page, text).ClickAsync(new()));

    static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").First(button => button.TextContent.StartsWith(text, StringComparison.Ordinal));

    async Task<AuthenticatedConnection> ConnectAsync() => (await House.Get<ConnectionAuthenticator>().OpenAsync(
        (await House.Get<ConnectionService>().AddAsync(Ledger.Member, ConnectionKind.Other, "iPhone"))
            .Path["/hook/".Length..]))!;

    async Task SendAsync(string body, AuthenticatedConnection? key = null) =>
        await House.Get<CaptureService>().ReceiveAsync(
            key ?? await ConnectAsync(), "application/json", Encoding.UTF8.GetBytes(body));
}
