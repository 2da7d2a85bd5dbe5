using System.Net;
using System.Net.Sockets;

namespace FinSight.Core.Accounts;

/// <summary>
/// Wrong passwords slow down the name and the address they come from: 5 and 20 are free, then 1 s, 2 s, 4 s … to
/// 15 minutes. An attempt counts as wrong from its start, so that many at once don't get round it.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    readonly Lock _lock = new();
    readonly FailureCounts _names = new(free: 5, time);
    readonly FailureCounts _addresses = new(free: 20, time);

    /// <summary>How long to wait before trying; null lets the attempt begin and counts it as wrong for now.</summary>
    public TimeSpan? Begin(string userName, IPAddress? address)
    {
        var (name, network) = (UserNames.Key(userName), NetworkOf(address));
        lock (_lock)
        {
            var wait = TimeSpan.FromTicks(Math.Max(_names.WaitOf(name).Ticks, _addresses.WaitOf(network).Ticks));
            if (wait > TimeSpan.Zero) return wait;
            _names.Add(name);
            _addresses.Add(network);
            return null;
        }
    }

    /// <summary>The attempt that began was right: the name starts afresh, the address has one failure less.</summary>
    public void Succeeded(string userName, IPAddress? address)
    {
        lock (_lock)
        {
            _names.Forget(UserNames.Key(userName));
            _addresses.TakeBack(NetworkOf(address));
        }
    }

    // Whoever has one IPv6 address usually has the /64 around it.
    static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
