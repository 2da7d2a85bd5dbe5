using System.Text;
using System.Text.Json;
using Bunit;
using FinSight.Core.Connections;
using FinSight.Core.Inbox;
using FinSight.Web.Features.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Connections;

public sealed class ConnectionsPageTests : SignedInComponentTestBase
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

        var key = (await House.Get<ConnectionAuthenticator>().OpenAsync(url[(url.LastIndexOf('/') + 1)..]))!;
        await House.Get<CaptureService>().ReceiveAsync(
            key, "text/plain", Encoding.UTF8.GetBytes("title: Kaffee Eck\nCHF 4.50 with Visa ••1234"));
        await HearsAsync(page);
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
        await page.SubmitAsync("form");
        var row = Assert.Single(await Connections.ListAsync(Ledger.Member));
        Assert.Equal(
            ("Mara's phone", Choices.Single(c => c.Name == "Groceries").Id, "phone"),
            (row.Name, row.CategoryId, row.Tag));

        await PressAsync(page, "New address");
        Assert.NotEmpty(page.FindAll("[data-hook-url]"));
        await PressAsync(page, "Revoke");
        Assert.Empty(page.FindAll("[data-hook-url]"));
        Assert.NotNull(Assert.Single(await Connections.ListAsync(Ledger.Member)).RevokedAt);
    }

    [Fact]
    public async Task Each_way_shows_its_steps_and_a_test_turns_it_green()
    {
        foreach (var (name, line) in new[]
        {
            ("iPhone: Apple Pay", "\"merchant\""), ("iPhone: SMS", "\"text\""), ("Wise", "curl"), ("PayPal", "curl"),
            ("Stripe", "Stripe-Signature"),
        })
        {
            var page = Show<ConnectionsPage>(_ => { });
            await PressAsync(page, "Add connection");
            await PressAsync(page, name);
            Assert.True(page.FindAll(".steps > li").Count >= 3, name);
            Assert.Contains(line, page.Find(".try code").TextContent, StringComparison.Ordinal);
            Assert.Equal("", page.Find("[data-listening]").GetAttribute("data-listening"));
            await PressAsync(page, "Send a test");
            await HearsAsync(page);
            await PressAsync(page, "Done");
            Assert.Empty(page.FindAll(".steps"));
        }
    }

    [Fact]
    public async Task A_test_is_a_payment_that_the_panel_takes_back()
    {
        var page = Show<ConnectionsPage>(_ => { });
        await PressAsync(page, "Add connection");
        await PressAsync(page, "iPhone: Apple Pay");
        await PressAsync(page, "Send a test");
        await Time.PassUntilAsync(() =>
            page.Find(".listening").TextContent.Replace("\u2068", "", StringComparison.Ordinal)
                .Replace("\u2069", "", StringComparison.Ordinal)
                .Contains("Added FinSight test", StringComparison.Ordinal));
        await PressAsync(page, "Undo");
        Assert.Contains("undone", page.Find(".listening").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await ViewAsync()).Count);
    }

    [Fact]
    public async Task An_Android_phone_gets_its_rules_with_address_words_and_signature()
    {
        var page = Show<ConnectionsPage>(_ => { });
        await PressAsync(page, "Add connection");
        await PressAsync(page, "Android");
        var link = page.Find("a[download]");
        var rule = JsonDocument.Parse(
            Convert.FromBase64String(link.GetAttribute("href")!.Split(',')[1])).RootElement[0];
        var url = rule.GetProperty("url").GetString()!;
        Assert.StartsWith("http://localhost/hook/", url, StringComparison.Ordinal);
        Assert.True(rule.GetProperty("sign_hmac_sha256").GetBoolean());
        var key = (await House.Get<ConnectionAuthenticator>().OpenAsync(url[(url.LastIndexOf('/') + 1)..]))!;
        Assert.Equal(
            Services.GetRequiredService<SigningSecretProtector>().Open(key),
            rule.GetProperty("sign_hmac_sha256_secret").GetString());
        foreach (var text in (string[])
        [
            "Rs.90.00 spent on your card", "Ihre Zahlung bei KARTENZAHLUNG", "12,34 € · Mastercard •• 4321",
            "$4.50 with Visa •••• 1234",
        ])
            Assert.Matches(
                rule.GetProperty("notification_filter").GetString()!.Replace("(?iu)", "(?i)", StringComparison.Ordinal),
                text);
        Assert.DoesNotMatch(
            rule.GetProperty("sms_filter").GetString()!.Replace("(?iu)", "(?i)", StringComparison.Ordinal),
            "See you at eight");
        var body = JsonDocument.Parse(
            rule.GetProperty("template")
                .GetString()!
                .Replace("%sentStamp%", "1", StringComparison.Ordinal)
                .Replace("%receivedStamp%", "2", StringComparison.Ordinal));
        Assert.Equal(
            ["from", "text", "sentStamp", "receivedStamp", "sim"],
            body.RootElement.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task What_a_provider_signs_with_is_pasted_back_and_can_be_replaced()
    {
        var page = Show<ConnectionsPage>(_ => { });
        await PressAsync(page, "Add connection");
        await PressAsync(page, "Stripe");
        Field(page, "Signing secret").Change("sk_live_wrong");
        await page.SubmitAsync("form.signing");
        Assert.Equal("Stripe's signing secret begins with whsec_.", Problem(page, "Signing secret"));
        Field(page, "Signing secret").Change("whsec_0123456789abcdef");
        await page.SubmitAsync("form.signing");
        Assert.True(Assert.Single(await Connections.ListAsync(Ledger.Member)).IsSigned);
        Assert.Contains("Anything not signed with it is refused", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_panel_tells_what_was_refused()
    {
        var page = Show<ConnectionsPage>(_ => { });
        await PressAsync(page, "Add connection");
        await PressAsync(page, "Stripe");
        var url = page.Find("[data-hook-url]").GetAttribute("data-hook-url")!;
        var key = (await House.Get<ConnectionAuthenticator>().OpenAsync(url[(url.LastIndexOf('/') + 1)..]))!;
        await House.Get<ConnectionAuthenticator>().RefuseAsync(key);
        House.Get<InboxChangeFeed>().Refused(key);
        await Time.PassUntilAsync(() => page.Find(".listening").TextContent
            .Contains("its signature was wrong", StringComparison.Ordinal));
        Assert.Contains("Refused, wrong signature: 1", page.Markup, StringComparison.Ordinal);
    }

    Task HearsAsync(IRenderedComponent<ConnectionsPage> page) => Time.PassUntilAsync(
        () => page.Find("[data-listening]").GetAttribute("data-listening") == "heard");

    // The page may be drawn anew in between.
    static Task PressAsync<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.InvokeAsync(() => Button(page, text).ClickAsync(new()));

    static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").First(
            button => button.TextContent.TrimStart().StartsWith(text, StringComparison.Ordinal));
}
