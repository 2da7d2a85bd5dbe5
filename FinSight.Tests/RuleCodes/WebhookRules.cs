using FinSight.Core;
using FinSight.Core.Webhooks;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Webhooks => new()
    {
        [Rules.Webhooks.UrlUnreadable] = () => HookAsync("ftp://example.org"),
        [Rules.Webhooks.UrlTooLong] = () => HookAsync("https://example.org/" + new string('x', Webhook.MaxUrl)),
        [Rules.Webhooks.EventsMissing] = () => HookAsync("https://example.org", WebhookEventKinds.None),
        [Rules.Webhooks.TooMany] = async () =>
        {
            for (var i = 0; i < 21; i++) await HookAsync("https://example.org");
        },
        [Rules.Webhooks.NotYours] = async () =>
        {
            var noah = await SomebodyAsync();
            var hook = await Get<WebhookService>().AddAsync(noah, "https://example.org", WebhookEventKinds.All);
            await Get<WebhookService>().RotateAsync(await House.JoinAsync(noah, "Editor of hooks"), hook.Id);
        },
    };

    Task<WebhookListItem> HookAsync(string url, WebhookEventKinds events = WebhookEventKinds.All) =>
        Get<WebhookService>().AddAsync(Mara, url, events);
}
