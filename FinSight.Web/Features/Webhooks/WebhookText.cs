using FinSight.Core.Webhooks;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Webhooks;

/// <summary>What webhooks are told of, as people say it.</summary>
static class WebhookText
{
    public static readonly IReadOnlyList<(WebhookEventKinds Kind, string Name)> Events =
    [
        (WebhookEventKinds.ExpenseCreated, Texts.Key("New expenses")),
        (WebhookEventKinds.ExpenseUpdated, Texts.Key("Changed expenses")),
        (WebhookEventKinds.ExpenseDeleted, Texts.Key("Deleted expenses")),
        (WebhookEventKinds.ExpenseRestored, Texts.Key("Restored expenses")),
        (WebhookEventKinds.BatchUndone, Texts.Key("Anything that is undone")),
        (WebhookEventKinds.BudgetThreshold, Texts.Key("Budgets that reach a limit")),
        (WebhookEventKinds.InboxCreated, Texts.Key("What waits in the inbox")),
    ];

    public static WebhookEventKinds All { get; } =
        Events.Aggregate(WebhookEventKinds.None, (all, one) => all | one.Kind);

    public static string Of(WebhookEventKinds events, IStringLocalizer texts) =>
        string.Join(", ", Events.Where(one => events.HasFlag(one.Kind)).Select(one => texts[one.Name].Value));

    public static string Of(WebhookDeliveryListItem row, IStringLocalizer texts) => row.State switch
    {
        WebhookDeliveryStatus.Delivered => texts["delivered"],
        WebhookDeliveryStatus.Failed => texts["given up"],
        _ => texts["waits, tried {0} times", row.Tries],
    };
}
