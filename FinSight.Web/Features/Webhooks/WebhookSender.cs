using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using FinSight.Core.Webhooks;
using FinSight.Web.Features.Outbox;

namespace FinSight.Web.Features.Webhooks;

/// <summary>Sends one message once, and reads how the answer begins.</summary>
sealed class WebhookSender(AddressGuard guard, TimeProvider time) : IDisposable
{
    const int MostOfAnswer = 2_000;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly HttpClient _http = new(guard.Handler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <returns>The status, or none, and how the answer begins, or why there was none.</returns>
    public async Task<(int? Status, string Answer)> SendAsync(
        ClaimedWebhookDelivery claimed, string body, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var request = Request(claimed, body);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, any.Token);
            return ((int)answer.StatusCode, await BeginningAsync(answer, any.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, "No answer within 20 seconds.");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidOperationException)
        {
            return (null, problem.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    HttpRequestMessage Request(ClaimedWebhookDelivery claimed, string body)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, claimed.Url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") }
            },
        };
        request.Headers.UserAgent.ParseAdd("FinSight");
        request.Headers.Add("webhook-id", claimed.MessageId);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(
            "webhook-signature", WebhookSignature.Of(claimed.MessageId, seconds, body, claimed.Secrets));
        return request;
    }

    static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
            var bytes = new byte[MostOfAnswer];
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
            return Encoding.UTF8.GetString(bytes, 0, read);
        }
        // The status counts, and is known by now.
        catch (Exception problem)
            when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            return "";
        }
    }
}
