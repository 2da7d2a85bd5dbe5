using System.Net;

namespace FinSight.Web.Hosting;

static class SecureRequestExtensions
{
    /// <summary>
    /// Whether nobody between the browser and this server, or its proxy, can read along or write in between.
    /// </summary>
    public static bool IsSafe(this HttpRequest request) => request.IsHttps || IsThisMachine(request.Host.Host);

    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
