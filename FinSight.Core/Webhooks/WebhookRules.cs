namespace FinSight.Core.Webhooks;

/// <summary>What a hook must be.</summary>
static class WebhookRules
{
    /// <summary>In one ledger.</summary>
    public const int Most = 20;

    /// <exception cref="RuleException">It is no address that can be called.</exception>
    public static string Url(string? typed)
    {
        var text = TextNormalizer.OneLine(typed);
        if (text.Length > Webhook.MaxUrl) throw new RuleException(Rules.Webhooks.UrlTooLong, Webhook.MaxUrl);
        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url is { Scheme: "http" or "https" } and { UserInfo: "", Fragment: "" }
            ? url.AbsoluteUri : throw new RuleException(Rules.Webhooks.UrlUnreadable);
    }

    /// <exception cref="RuleException">There is nothing to be told.</exception>
    public static WebhookEventKinds Events(WebhookEventKinds events) =>
        (events & WebhookEventKinds.All) is var known and not WebhookEventKinds.None && known == events
            ? known : throw new RuleException(Rules.Webhooks.EventsMissing);
}
