using System.Security.Cryptography.X509Certificates;
using FinSight.Core.Capture.Signatures;

namespace FinSight.Web.Features.Connections;

/// <summary>
/// The certificates that PayPal signs with: by https from its own names, without a redirect, a few kilobytes at most,
/// and asked for once a day. Who they are from is looked at by <see cref="PayPalSignature"/>, each time.
/// </summary>
sealed class PayPalCertificates : IDisposable
{
    const int Largest = 32 * 1024, MostKept = 20;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How long what could not be fetched is not asked for again.</summary>
    static readonly TimeSpan Missing = TimeSpan.FromMinutes(1);

    readonly TimeProvider _time;
    readonly HttpClient _http;
    readonly Dictionary<string, (string? Pem, long At)> _known = [];

    /// <param name="handler">What fetches them; the network, but in tests.</param>
    /// <param name="root">Trusted in place of the system's roots, as tests do.</param>
    public PayPalCertificates(TimeProvider time, HttpMessageHandler? handler = null, X509Certificate2? root = null)
    {
        (_time, Root) = (time, root);
        _http = new(handler ?? NewHandler()) { Timeout = Patience, MaxResponseContentBufferSize = Largest };
    }

    public X509Certificate2? Root { get; }

    /// <returns>As PEM; null where there is none to be had.</returns>
    public async Task<string?> GetAsync(string url, CancellationToken cancel)
    {
        if (!PayPalSignature.IsCertificateUrl(url)) return null;
        lock (_known)
            if (_known.TryGetValue(url, out var known)
                && _time.GetElapsedTime(known.At) < (known.Pem is null ? Missing : Kept))
                return known.Pem;
        var pem = await FetchAsync(new(url), cancel);
        lock (_known)
        {
            if (_known.Count >= MostKept) _known.Clear();
            _known[url] = (pem, _time.GetTimestamp());
        }
        return pem;
    }

    public void Dispose() => _http.Dispose();

    internal static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    };

    async Task<string?> FetchAsync(Uri url, CancellationToken cancel)
    {
        try
        {
            using var answer = await _http.GetAsync(url, cancel);
            return answer.StatusCode == System.Net.HttpStatusCode.OK
                ? await answer.Content.ReadAsStringAsync(cancel)
                : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
