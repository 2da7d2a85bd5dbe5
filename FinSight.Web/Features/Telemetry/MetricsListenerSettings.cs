using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FinSight.Core;

namespace FinSight.Web.Features.Telemetry;

/// <summary>Where Prometheus is answered without a token: on this machine alone, unless an address is named.</summary>
/// <param name="Host">An address of this machine as it stands in a URL, or <c>*</c> for all of them.</param>
sealed record MetricsListenerSettings(string Host, int Port)
{
    public const string Name = "FINSIGHT_METRICS_PORT";

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{Port}");

    /// <param name="text">As <c>9464</c>, <c>10.0.0.5:9464</c>, <c>[fd00::5]:9464</c> or <c>*:9464</c>.</param>
    /// <exception cref="StartupException">It is none of these.</exception>
    public static MetricsListenerSettings? Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var split = text.LastIndexOf(':');
        var host = split < 0 ? "127.0.0.1" : text[..split];
        return IsAddress(host)
            && int.TryParse(text[(split + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and < 65_536
            ? new(host, port)
            : throw new StartupException(
                $"{Name} is \"{text}\": set it to a free port such as 9464, or to *:9464 for other machines.");
    }

    // One of IPv6 has its brackets; and 1 is none, though .NET reads 0.0.0.1.
    static bool IsAddress(string host) => host is "*" or "localhost"
        || (IPAddress.TryParse(host, out var address)
            && (address.AddressFamily == AddressFamily.InterNetworkV6
                ? host.StartsWith('[')
                : address.ToString() == host));
}
