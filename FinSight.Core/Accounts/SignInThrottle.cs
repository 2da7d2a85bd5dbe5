using System.Net;
using FinSight.Core.Security;

namespace FinSight.Core.Accounts;

/// <summary>
/// Wrong passwords slow down the name and the address they come from: 5 and 20 are free, then 1 s, 2 s, 4 s … to
/// 15 minutes. An attempt counts as wrong from its start, so that many at once don't get round it. A browser in which
/// the name has signed in before is counted by itself: what strangers try does not lock anybody out there.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    readonly Lock _lock = new();
    readonly FailureCounts _names = new(free: 5, time);
    readonly FailureCounts _addresses = new(free: 20, time);
    readonly FailureCounts _devices = new(free: 5, time);

    /// <summary>How long to wait before trying; null lets the attempt begin and counts it as wrong for now.</summary>
    /// <param name="device">The key of the browser, where this name has signed in in it before.</param>
    public TimeSpan? Begin(string userName, IPAddress? address, string? device = null)
    {
        var (name, network) = (UserNames.Key(userName), Networks.KeyOf(address));
        lock (_lock)
        {
            var wait = device is not null ? _devices.WaitOf(device)
                : TimeSpan.FromTicks(Math.Max(_names.WaitOf(name).Ticks, _addresses.WaitOf(network).Ticks));
            if (wait > TimeSpan.Zero) return wait;
            if (device is not null)
            {
                _devices.Add(device);
                return null;
            }
            _names.Add(name);
            _addresses.Add(network);
            return null;
        }
    }

    /// <summary>
    /// The attempt that began was right: the name starts afresh, the address has one failure less. From a known browser
    /// only that browser does, and strangers stay slowed down.
    /// </summary>
    public void Succeeded(string userName, IPAddress? address, string? device = null)
    {
        lock (_lock)
        {
            if (device is not null)
            {
                _devices.Forget(device);
                return;
            }
            _names.Forget(UserNames.Key(userName));
            _addresses.TakeBack(Networks.KeyOf(address));
        }
    }
}
