using System.Net;
using System.Net.Sockets;

namespace FinSight.Core.Security;

/// <summary>Who counts as one visitor, by the address that a request comes from.</summary>
public static class VisitorNetwork
{
    /// <summary>An IPv4 address; of IPv6 the /64, as whoever has one address there usually has all around it.</summary>
    public static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
