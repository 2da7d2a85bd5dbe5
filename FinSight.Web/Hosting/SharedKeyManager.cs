using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace FinSight.Web.Hosting;

/// <summary>The framework's, whose keys can be read again before their day is over.</summary>
sealed class SharedKeyManager(XmlKeyManager keys) : IKeyManager, IDisposable
{
    CancellationTokenSource _fresh = new();

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate)
    {
        var key = keys.CreateNewKey(activationDate, expirationDate);
        Forget();
        return key;
    }

    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    public CancellationToken GetCacheExpirationToken() => Volatile.Read(ref _fresh).Token;

    public void RevokeKey(Guid keyId, string? reason = null)
    {
        keys.RevokeKey(keyId, reason);
        Forget();
    }

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null)
    {
        keys.RevokeAllKeys(revocationDate, reason);
        Forget();
    }

    /// <summary>What was read of them so far counts no longer.</summary>
    public void Forget() => Interlocked.Exchange(ref _fresh, new()).Cancel();

    public void Dispose() => _fresh.Dispose();
}
