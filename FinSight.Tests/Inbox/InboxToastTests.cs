using Bunit;
using FinSight.Web.Components;
using FinSight.Web.Features.Inbox;
using FinSight.Web.Features.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Inbox;

/// <summary>What is said at the foot of a page about payments that came by themselves.</summary>
public sealed class InboxToastTests : InboxPageTestBase
{
    [Fact]
    public async Task What_was_added_by_itself_is_said_with_a_way_back()
    {
        Show<CapturedToasts>(_ => { });
        var key = await ConnectAsync();
        var toast = await NextAsync(() => SendAsync(Coffee, key));
        Assert.Equal("Added Café Muster, CHF 4.50, from iPhone.", Plain(toast.Text));
        Assert.Equal((ToastOfferKind.Undo, true, false), (toast.Offer, toast.IsOfOthers, toast.IsOfWrite));
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
        Assert.Equal((ToastOfferKind.Nothing, "Count it too"), (toast.Offer, toast.Act?.Label));

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
        Assert.Equal(ToastOfferKind.Undo, Services.GetRequiredService<ToastService>().Current!.Offer);
        Assert.NotSame(toast, Services.GetRequiredService<ToastService>().Current);
    }

    [Fact]
    public async Task What_the_reader_just_did_is_not_talked_over()
    {
        Show<CapturedToasts>(_ => { });
        var toaster = Services.GetRequiredService<ToastService>();
        var own = new Toast(null, ToastOfferKind.Undo, Guid.CreateVersion7(), Text: "Own");
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
}
