using System.Net;
using System.Text.Json;
using FinSight.Core.Alerts;
using FinSight.Core.Outbox;
using FinSight.Core.Push;
using FinSight.Web.Features.Mail;
using FinSight.Web.Features.Outbox;
using FinSight.Web.Features.Push;

namespace FinSight.Web.Features.Alerts;

/// <summary>
/// Sends alerts of budgets, as they stand by then, and the letters of the week; not in hours that are quiet.
/// </summary>
sealed class AlertSender(
    AlertDeliveryReader news, DigestService digests, AlertLetterComposer letters, LetterMailer post, PushService pushes,
    PushSender sender, ILogger<AlertSender> logger) : IOutboxSender
{
    static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<OutboxKind> Kinds { get; } = [OutboxKind.AlertMail, OutboxKind.AlertPush, OutboxKind.Digest];

    public Task<DeliveryResult> SendAsync(ClaimedOutboxMessage claimed, CancellationToken cancel) =>
        claimed.Kind == OutboxKind.Digest ? SendDigestAsync(claimed, cancel) : SendAlertAsync(claimed, cancel);

    async Task<DeliveryResult> SendDigestAsync(ClaimedOutboxMessage claimed, CancellationToken cancel)
    {
        if (await digests.ReadAsync(claimed, cancel) is not { } digest) return DeliveryResult.Skipped;
        return digest.QuietUntil is { } until
            ? DeliveryResult.HeldBack(until)
            : await post.SendAsync(claimed, letters.Write(digest), cancel);
    }

    async Task<DeliveryResult> SendAlertAsync(ClaimedOutboxMessage claimed, CancellationToken cancel)
    {
        if (await news.ReadAsync(claimed, cancel) is not { } alert) return DeliveryResult.Skipped;
        if (alert.QuietUntil is { } until) return DeliveryResult.HeldBack(until);
        if (claimed.Kind == OutboxKind.AlertPush) return await PushAsync(claimed, alert, cancel);
        return alert.Email is null
            ? DeliveryResult.Skipped
            : await post.SendAsync(claimed, letters.Write(alert), cancel);
    }

    async Task<DeliveryResult> PushAsync(
        ClaimedOutboxMessage claimed, AlertDeliveryDetails alert, CancellationToken cancel)
    {
        if (await pushes.TargetAsync(claimed, cancel) is not { } browser) return DeliveryResult.Skipped;
        var text = letters.Push(alert, browser.ShowsAmounts);
        var status = await sender.SendAsync(
            browser, await pushes.KeysAsync(cancel), text.Tag, JsonSerializer.Serialize(text, Style), cancel);
        switch (status)
        {
            case >= (HttpStatusCode)200 and < (HttpStatusCode)300:
                return DeliveryResult.Sent;
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                await pushes.ForgetAsync(claimed, cancel);
                return DeliveryResult.Skipped;
            default:
                logger.LogWarning(
                    "A browser could not be told, at try {Try}: {Status}", claimed.Tries + 1,
                    status?.ToString() ?? "no answer");
                return status is >= (HttpStatusCode)400 and < (HttpStatusCode)500 and not HttpStatusCode.TooManyRequests
                    and not HttpStatusCode.RequestTimeout
                    ? DeliveryResult.GivenUp : DeliveryResult.Failed;
        }
    }
}
