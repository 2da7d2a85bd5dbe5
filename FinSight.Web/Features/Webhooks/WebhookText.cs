using FinSight.Core.Webhooks;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Webhooks;

/// <summary>What webhooks are told of, as people say it.</summary>
static class WebhookText
{
    public static readonly IReadOnlyList<(WebhookEvents Kind, string Name)> Events =
    [
        (WebhookEvents.ExpenseCreated, Texts.Key("New expenses")),
        (WebhookEvents.ExpenseUpdated, Texts.Key("Changed expenses")),
        (WebhookEvents.ExpenseDeleted, Texts.Key("Deleted expenses")),
        (WebhookEvents.ExpenseRestored, Texts.Key("Restored expenses")),
        (WebhookEvents.BatchUndone, Texts.Key("Anything that is undone")),
        (WebhookEvents.BudgetThreshold, Texts.Key("Budgets that reach a limit")),
        (WebhookEvents.InboxCreated, Texts.Key("What waits in the inbox")),
    ];

    public static WebhookEvents All { get; } = Events.Aggregate(WebhookEvents.None, (all, one) => all | one.Kind);

    public static string Of(WebhookEvents events, IStringLocalizer texts) =>
        string.Join(", ", Events.Where(one => events.HasFlag(one.Kind)).Select(one => texts[one.Name].Value));

    public static string Of(WebhookDeliveryRow row, IStringLocalizer texts) => row.State switch
    {
        WebhookState.Delivered => texts["delivered"],
        WebhookState.Failed => texts["given up"],
        _ => texts["waits, tried {0} times", row.Tries],
    };
}
