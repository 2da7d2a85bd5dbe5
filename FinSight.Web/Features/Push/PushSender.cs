using System.Net;
using FinSight.Core.Links;
using FinSight.Core.Push;
using FinSight.Web.Features.Outbox;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;

namespace FinSight.Web.Features.Push;

/// <summary>
/// Pushes to a browser through its maker: encrypted for it (RFC 8291), signed with the server's key (RFC 8292).
/// </summary>
/// <param name="handler">Follows no redirects, and connects to public addresses only.</param>
sealed class PushSender(HttpMessageHandler handler, PublicAddress address) : IDisposable
{
    const int Life = 2 * 24 * 60 * 60;

    // The library reads an answer to its end.
    readonly HttpClient _http = new(new ShortAnswerHandler(handler, TimeProvider.System))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <returns>The status of the answer; null where there was none.</returns>
    public async Task<HttpStatusCode?> SendAsync(
        PushSubscriptionInfo browser, (string Public, string Private) keys, string topic, string text,
        CancellationToken cancel)
    {
        var target = new PushSubscription { Endpoint = browser.Endpoint };
        target.SetKey(PushEncryptionKeyName.P256DH, browser.Key);
        target.SetKey(PushEncryptionKeyName.Auth, browser.Auth);
        using var signature = new VapidAuthentication(keys.Public, keys.Private) { Subject = Subject };
        var client = new PushServiceClient(_http) { AutoRetryAfter = false };
        try
        {
            await client.RequestPushMessageDeliveryAsync(
                target, new PushMessage(text) { Topic = topic, TimeToLive = Life, Urgency = PushMessageUrgency.Normal },
                signature, cancel);
            return HttpStatusCode.Created;
        }
        catch (PushServiceClientException refused)
        {
            return refused.StatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException
            || problem is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Whom a push service can turn to.</summary>
    string Subject => address.Url is { Scheme: "https" } url ? url.AbsoluteUri : $"mailto:finsight@{address.Host}";
}
