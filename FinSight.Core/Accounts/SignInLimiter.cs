using System.Net;
using FinSight.Core.Security;

namespace FinSight.Core.Accounts;

/// <summary>
/// Wrong guesses slow down the account and the address they come from: 5 and 20 are free, then 1 s, 2 s, 4 s … to
/// 15 minutes. An attempt counts as wrong from its start, so that many at once don't get round it. A browser in which
/// the user has signed in before is counted by itself: what strangers try does not lock anybody out there.
/// </summary>
public sealed class SignInLimiter(TimeProvider time)
{
    readonly Lock _lock = new();
    readonly Dictionary<Guess, GuessLimiter> _counts =
        Enum.GetValues<Guess>().ToDictionary(guess => guess, _ => new GuessLimiter(time));

    /// <summary>How long to wait before trying; null lets the attempt begin and counts it as wrong for now.</summary>
    /// <param name="account">The one that was found, whatever was typed to find it; else what was typed, in one form.</param>
    /// <param name="device">The key of the browser, where this user has signed in in it before.</param>
    public TimeSpan? Begin(Guess guess, string account, IPAddress? address, string? device = null)
    {
        lock (_lock) return _counts[guess].Begin(account, Networks.KeyOf(address), device);
    }

    /// <summary>
    /// The attempt that began was right: the account starts afresh, the address has one failure less. From a known
    /// browser only that browser does, and strangers stay slowed down.
    /// </summary>
    public void Succeeded(Guess guess, string account, IPAddress? address, string? device = null)
    {
        lock (_lock) _counts[guess].Succeeded(account, Networks.KeyOf(address), device);
    }
}
