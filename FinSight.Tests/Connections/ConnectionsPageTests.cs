using System.Text;
using Bunit;
using FinSight.Core.Connections;
using FinSight.Core.Inbox;
using FinSight.Web.Features.Connections;

namespace FinSight.Tests.Connections;

public sealed class ConnectionsPageTests : SignedInComponentTest
{
    ConnectionService Connections => House.Get<ConnectionService>();

    [Fact]
    public async Task Two_clicks_make_an_address_that_listens_and_turns_green()
    {
        var page = Show<ConnectionsPage>(_ => { });
        Assert.Contains("No connections yet", page.Markup, StringComparison.Ordinal);
        await PressAsync(page, "Add connection");
        await PressAsync(page, "Anything else");

        var url = page.Find("[data-hook-url]").GetAttribute("data-hook-url")!;
        Assert.StartsWith("http://localhost/hook/", url, StringComparison.Ordinal);
        Assert.Contains("nothing heard yet", page.Markup, StringComparison.Ordinal);
        Assert.Equal("", page.Find("[data-listening]").GetAttribute("data-listening"));

        var key = (await House.Get<ConnectionDoor>().OpenAsync(url[(url.LastIndexOf('/') + 1)..]))!;
        await House.Get<CaptureService>().ReceiveAsync(key, "text/plain", Encoding.UTF8.GetBytes("title: Kaffee Eck\nCHF 4.50 with Visa ••1234"));
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("heard", page.Find("[data-listening]").GetAttribute("data-listening")));
        page.WaitForAssertion(() => Assert.Contains("1 added", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_gets_a_name_a_category_and_a_tag_and_is_revoked()
    {
        await Connections.AddAsync(Ledger.Member, ConnectionKind.Other, "Phone");
        var page = Show<ConnectionsPage>(_ => { });
        await PressAsync(page, "Edit");
        Field(page, "Name").Change("Mara's phone");
        Field(page, "Category").Change(Choices.Single(c => c.Name == "Groceries").Id.ToString());
        Field(page, "Tag").Change("phone");
        await page.Find("form").SubmitAsync();
        var row = Assert.Single(await Connections.ListAsync(Ledger.Member));
        Assert.Equal(("Mara's phone", Choices.Single(c => c.Name == "Groceries").Id, "phone"), (row.Name, row.CategoryId, row.Tag));

        await PressAsync(page, "New address");
        Assert.NotEmpty(page.FindAll("[data-hook-url]"));
        await PressAsync(page, "Revoke");
        Assert.Empty(page.FindAll("[data-hook-url]"));
        Assert.NotNull(Assert.Single(await Connections.ListAsync(Ledger.Member)).RevokedAt);
    }

    // The page may be drawn anew in between.
    static Task PressAsync<T>(IRenderedComponent<T> page, string text) where T : Microsoft.AspNetCore.Components.IComponent =>
        page.InvokeAsync(() => Button(page, text).ClickAsync(new()));

    static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text) where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").First(button => button.TextContent.TrimStart().StartsWith(text, StringComparison.Ordinal));
}
