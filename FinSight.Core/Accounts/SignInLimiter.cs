using System.Net;
using FinSight.Core.Data;
using FinSight.Core.Security;

namespace FinSight.Core.Accounts;

/// <summary>
/// Wrong guesses slow down the account and the address they come from: 5 and 20 are free, then 1 s, 2 s, 4 s … to
/// 15 minutes. An attempt counts as wrong from its start, so that many at once don't get round it. A browser in which
/// the user has signed in before is counted by itself: what strangers try does not lock anybody out there.
/// </summary>
/// <param name="shared">Where several servers count together.</param>
public sealed class SignInLimiter(TimeProvider time, ISharedCounters? shared = null)
{
    readonly Lock _lock = new();
    readonly Dictionary<GuessKind, GuessLimiter> _counts =
        Enum.GetValues<GuessKind>().ToDictionary(guess => guess, _ => new GuessLimiter(time));

    /// <summary>How long to wait before trying; null lets the attempt begin and counts it as wrong for now.</summary>
    /// <param name="account">
    /// The one that was found, whatever was typed to find it; else what was typed, in one form.
    /// </param>
    /// <param name="device">The key of the browser, where this user has signed in in it before.</param>
    public Task<TimeSpan?> BeginAsync(
        GuessKind guess, string account, IPAddress? address, string? device = null, CancellationToken cancel = default)
    {
        if (shared is not null) return shared.BeginAsync(Keys(guess, account, address, device), cancel);
        lock (_lock) return Task.FromResult(_counts[guess].Begin(account, VisitorNetwork.KeyOf(address), device));
    }

    /// <summary>
    /// The attempt that began was right: the account starts afresh, the address has one failure less. From a known
    /// browser only that browser does, and strangers stay slowed down.
    /// </summary>
    public Task SucceededAsync(
        GuessKind guess, string account, IPAddress? address, string? device = null, CancellationToken cancel = default)
    {
        if (shared is not null)
        {
            var keys = Keys(guess, account, address, device);
            return shared.SucceedAsync(keys[0].Key, keys.ElementAtOrDefault(1).Key, cancel);
        }
        lock (_lock) _counts[guess].Succeeded(account, VisitorNetwork.KeyOf(address), device);
        return Task.CompletedTask;
    }

    static IReadOnlyList<(string Key, int Free)> Keys(
        GuessKind guess, string account, IPAddress? address, string? device) =>
        device is not null ? [($"{guess} device {device}", GuessLimiter.FreeOfDevice)]
            :
            [
                ($"{guess} account {account}", GuessLimiter.FreeOfAccount),
                ($"{guess} address {VisitorNetwork.KeyOf(address)}", GuessLimiter.FreeOfAddress),
            ];
}
