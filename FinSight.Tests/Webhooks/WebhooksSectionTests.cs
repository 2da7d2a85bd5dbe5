using Bunit;
using FinSight.Core.Webhooks;
using FinSight.Web.Features.Webhooks;

namespace FinSight.Tests.Webhooks;

public sealed class WebhooksSectionTests : SignedInComponentTestBase
{
    [Fact]
    public async Task A_webhook_is_made_shown_with_its_secret_turned_off_and_removed()
    {
        var section = Show<WebhooksSection>(_ => { });
        section.Change("#webhook-url", "https://hooks.example/finsight");
        await section.SubmitAsync("form");
        Assert.StartsWith("whsec_", section.Find("#webhook-secret").GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal("https://hooks.example/finsight", section.Find("h3").TextContent);

        await Press(section, "Turn off");
        Assert.NotNull((await House.Get<WebhookService>().ListAsync(Ledger.Member)).Single().DisabledAt);
        await Press(section, "Turn on");
        await Press(section, "Send a test");
        await Press(section, "What was sent");
        Assert.Contains("test ·", section.Find("summary").TextContent, StringComparison.Ordinal);
        await Press(section, "Remove");
        await AnswerAsync(section, "Cancel");
        Assert.Single(section.FindAll("h3"));
        await Press(section, "Remove");
        await AnswerAsync(section, "Remove");
        Assert.Empty(section.FindAll("h3"));
    }

    [Fact]
    public async Task What_can_t_be_called_is_told_beside_the_field()
    {
        var section = Show<WebhooksSection>(_ => { });
        section.Change("#webhook-url", "hooks");
        await section.SubmitAsync("form");
        Assert.Equal("Give an address such as https://example.org/hook.", section.Find(".error").TextContent);
    }

    [Fact]
    public async Task A_new_secret_is_asked_for_before_the_one_before_the_last_counts_no_longer()
    {
        var section = Show<WebhooksSection>(_ => { });
        section.Change("#webhook-url", "https://hooks.example/finsight");
        await section.SubmitAsync("form");
        var secret = section.Find("#webhook-secret").GetAttribute("value");
        await Press(section, "New secret");
        Assert.Equal(secret, section.Find("#webhook-secret").GetAttribute("value"));
        await AnswerAsync(section, "New secret");
        Assert.NotEqual(secret, section.Find("#webhook-secret").GetAttribute("value"));
    }

    static Task AnswerAsync(IRenderedComponent<WebhooksSection> section, string name) =>
        section.FindAll("dialog button").First(button => button.TextContent.Trim() == name).ClickAsync(new());

    static Task Press(IRenderedComponent<WebhooksSection> section, string name) =>
        section.FindAll("button")
            .First(button => button.TextContent.StartsWith(name, StringComparison.Ordinal))
            .ClickAsync(new());
}
