using System.Text.Json;

namespace FinSight.Core.Inbox;

/// <summary>What programs are told of a draft: that there is one and why, and nothing that it says.</summary>
static class InboxWebhookMessageComposer
{
    static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web);

    public static string Of(InboundEvent e, DateTime now) => JsonSerializer.Serialize(new
    {
        type = "inbox.created",
        timestamp = now,
        data = new { ledger = e.LedgerId, id = e.Id, connection = e.ConnectionId, reason = e.Reason },
    }, Style);
}
