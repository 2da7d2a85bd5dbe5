using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinSight.Core.Data;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Features.Passkeys;

/// <summary>
/// What a passkey is to sign: sealed into the page that asks, good for five minutes, for one use and for one kind of
/// act. A single server's seal lives as long as its process, so that none from before a restart comes back; several
/// share theirs, and what was used.
/// </summary>
sealed class PasskeyChallengeProtector(
    TimeProvider time, IDataProtectionProvider protection, ISharedCounters? shared = null)
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    readonly Lock _lock = new();
    /// <summary>By what was sealed, not by the seal's text: that can be written in several ways.</summary>
    readonly HashSet<string> _used = [];
    readonly Queue<(DateTimeOffset At, string Hash)> _byAge = new();
    readonly IDataProtector _seals =
        (shared is null ? new EphemeralDataProtectionProvider() : protection).CreateProtector("FinSight.Passkeys");

    public string Seal(string act, string state) =>
        Protector(act).Protect($"{time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)} {state}");

    /// <summary>Null where it is forged, stale, of another act or used.</summary>
    public string? Open(string act, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            var parts = Protector(act).Unprotect(text).Split(' ', 2);
            if (time.GetUtcNow().UtcTicks - long.Parse(parts[0], CultureInfo.InvariantCulture) >= Life.Ticks)
                return null;
            lock (_lock) return _used.Contains(Hash(parts[1])) ? null : parts[1];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A signature was right: the challenge is used up. False where another request was faster.</summary>
    /// <param name="state">As it was opened.</param>
    public Task<bool> UseAsync(string state, CancellationToken cancel = default)
    {
        var (now, hash) = (time.GetUtcNow(), Hash(state));
        if (shared is not null) return shared.UseAsync($"passkey {hash}", Life, cancel);
        lock (_lock)
        {
            while (_byAge.TryPeek(out var oldest) && now - oldest.At >= Life) _used.Remove(_byAge.Dequeue().Hash);
            if (!_used.Add(hash)) return Task.FromResult(false);
            _byAge.Enqueue((now, hash));
            return Task.FromResult(true);
        }
    }

    static string Hash(string state) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    IDataProtector Protector(string act) => _seals.CreateProtector(act);
}
