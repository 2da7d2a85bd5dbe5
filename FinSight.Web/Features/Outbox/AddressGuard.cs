using System.Net;
using System.Net.Sockets;

namespace FinSight.Web.Features.Outbox;

/// <summary>
/// Where hooks and pushes may lead: to the internet, and to what the administrator lists. Looked at where a
/// connection begins, on the very address that it goes to: a name that points elsewhere by then, or a
/// second address of it, does not pass.
/// </summary>
sealed class AddressGuard(IReadOnlyList<string> allowed)
{
    public const string Setting = "FINSIGHT_WEBHOOK_HOSTS";

    static readonly IPNetwork[] Refused =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
            "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
            "fc00::/7", "fe80::/10",
            "fec0::/10", "ff00::/8",
        ]).Select(IPNetwork.Parse),
    ];

    static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96"), SixToFour = IPNetwork.Parse("2002::/16"),
    Compatible = IPNetwork.Parse("::/96");

    /// <summary>Names and addresses, with commas between, that hooks may lead to though they are private.</summary>
    public static AddressGuard Read(Func<string, string?> setting) =>
        new((setting(Setting) ?? "").Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public bool Allows(string host, IPAddress address) =>
        allowed.Contains(host, StringComparer.OrdinalIgnoreCase)
            || allowed.Contains($"{address}", StringComparer.OrdinalIgnoreCase)
            || IsPublic(address);

    public static bool IsPublic(IPAddress address)
    {
        if (Inner(address) is { } inner) return IsPublic(inner);
        return !Array.Exists(Refused, network => network.Contains(address));
    }

    /// <summary>For requests that others chose the address of: they follow no redirects, and keep nothing.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = ConnectAsync,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16,
    };

    /// <exception cref="HttpRequestException">The address is none that hooks may lead to.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        var open = addresses.Where(address => Allows(host, address)).ToArray();
        if (open.Length == 0) throw new HttpRequestException("This address is private, or there is none.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>An address of IPv4 that one of IPv6 stands for; null where it does not.</summary>
    static IPAddress? Inner(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return null;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address)) return new IPAddress(bytes.AsSpan(2, 4));
        return Translated.Contains(address)
            || Compatible.Contains(address) && !address.Equals(IPAddress.IPv6Any) && !IPAddress.IsLoopback(address)
            ? new IPAddress(bytes.AsSpan(12, 4)) : null;
    }
}
