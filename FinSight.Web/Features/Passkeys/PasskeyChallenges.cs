using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Features.Passkeys;

/// <summary>
/// What a passkey is to sign: sealed into the page that asks, good for five minutes, for one use and for one kind of act.
/// The seal lives as long as this process, so that none from before a restart comes back.
/// </summary>
sealed class PasskeyChallenges(TimeProvider time)
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    readonly Lock _lock = new();
    readonly HashSet<string> _used = [];
    readonly Queue<(DateTimeOffset At, string Sealed)> _byAge = new();
    readonly EphemeralDataProtectionProvider _seals = new();

    public string Seal(string act, string state) =>
        Protector(act).Protect($"{time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)} {state}");

    /// <summary>Null where it is forged, stale, of another act or used.</summary>
    public string? Open(string act, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        lock (_lock)
            if (_used.Contains(text)) return null;
        try
        {
            var parts = Protector(act).Unprotect(text).Split(' ', 2);
            return time.GetUtcNow().UtcTicks - long.Parse(parts[0], CultureInfo.InvariantCulture) < Life.Ticks ? parts[1] : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A signature was right: the challenge is used up. False where another request was faster.</summary>
    public bool Use(string text)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            while (_byAge.TryPeek(out var oldest) && now - oldest.At >= Life) _used.Remove(_byAge.Dequeue().Sealed);
            if (!_used.Add(text)) return false;
            _byAge.Enqueue((now, text));
            return true;
        }
    }

    IDataProtector Protector(string act) => _seals.CreateProtector(act);
}
