using System.Text;
using Bunit;
using FinSight.Core.Connections;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Web.Features.Inbox;

namespace FinSight.Tests.Inbox;

public sealed class TextTeacherTests : SignedInComponentTestBase
{
    const string Teach = "Show where it stands";

    [Fact]
    public async Task What_may_be_no_payment_is_one_from_then_on_where_somebody_shows_it()
    {
        var page = await OpenAsync("title: Café Muster\nCHF 4.50 with Visa");
        Assert.Equal("kind-unclear", page.Find("[data-event-id]").GetAttribute("data-reason"));
        foreach (var button in (string[])[Teach, "4.50", "Café", "Muster", "Learn it"])
            await page.InvokeAsync(() =>
                page.FindAll("button")
                    .First(b => b.TextContent.StartsWith(button, StringComparison.Ordinal))
                    .ClickAsync(new()));
        Assert.Empty(page.FindAll("[data-event-id]"));
        var rows = await House.Get<ExpenseSearchService>()
            .ListAsync(Ledger.Member, new ExpenseListRequest(ExpenseFilter.Everything), 10);
        Assert.Equal("Café Muster", Assert.Single(rows.Rows).Title);
    }

    [Theory]
    [InlineData("You spent EUR 12.50 at Panificio", "foreign")]
    [InlineData("title: Café Muster\nEUR 4.50 with Visa", "kind-unclear")]
    public async Task In_another_currency_there_is_nothing_to_show(string message, string reason)
    {
        var page = await OpenAsync(message);
        Assert.Equal(reason, page.Find("[data-event-id]").GetAttribute("data-reason"));
        Assert.DoesNotContain(Teach, page.Markup, StringComparison.Ordinal);
    }

    async Task<IRenderedComponent<InboxPage>> OpenAsync(string message)
    {
        var made = await House.Get<ConnectionService>().AddAsync(Ledger.Member, ConnectionKind.Other, "Bank");
        var key = (await House.Get<ConnectionAuthenticator>().OpenAsync(made.Path["/hook/".Length..]))!;
        await House.Get<CaptureService>().ReceiveAsync(key, "text/plain", Encoding.UTF8.GetBytes(message));
        return Show<InboxPage>(_ => { });
    }
}
