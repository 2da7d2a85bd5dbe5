namespace FinSight.Web.Features.Outbox;

/// <summary>Reads no more of an answer than it takes to tell why, and does not wait for its end for long.</summary>
sealed class ShortAnswerHandler(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    public const int Most = 4 * 1024;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        var answer = await base.SendAsync(request, any.Token);
        try
        {
            answer.Content = await BeginningAsync(answer, any.Token);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    static async Task<HttpContent> BeginningAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        using var whole = answer.Content;
        try
        {
            await using var stream = await whole.ReadAsStreamAsync(cancel);
            var bytes = new byte[Most];
            var read = await stream.ReadAtLeastAsync(bytes, Most, throwOnEndOfStream: false, cancel);
            return new ByteArrayContent(bytes, 0, read);
        }
        // The status counts, and is known by now.
        catch (Exception problem)
            when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            return new ByteArrayContent([]);
        }
    }
}
