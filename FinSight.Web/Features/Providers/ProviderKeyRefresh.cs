using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FinSight.Web.Features.Providers;

/// <summary>
/// What the provider says of itself, read anew where it signs with a key that was not known: once a minute at most, as
/// anybody may send what names such a key.
/// </summary>
sealed class ProviderKeyRefresh(TimeProvider time) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim _turn = new(1);
    OpenIdConnectConfiguration? _newest;
    DateTimeOffset _tried;

    /// <exception cref="IOException">It can't be read, or could not a moment ago.</exception>
    public async Task<OpenIdConnectConfiguration> ReadAsync(OpenIdConnectOptions oidc, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (now - _tried < Pause) return _newest ?? throw new IOException("It was asked a moment ago, in vain.");
            (_tried, _newest) = (now, null);
            // Not that of a request: whoever sent it may hang up, and nobody could ask for a minute.
            using var limit = new CancellationTokenSource(Patience, time);
            // For those who sign in next, too.
            oidc.ConfigurationManager!.RequestRefresh();
            return _newest = await OpenIdConnectConfigurationRetriever.GetAsync(
                oidc.MetadataAddress,
                new HttpDocumentRetriever(oidc.Backchannel) { RequireHttps = oidc.RequireHttpsMetadata }, limit.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
