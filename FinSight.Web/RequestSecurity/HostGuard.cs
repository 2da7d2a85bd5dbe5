using System.Net;
using FinSight.Core.Links;

namespace FinSight.Web.RequestSecurity;

/// <summary>
/// Answers under names that are this server's only. A name of somebody else's that is made to point here (DNS
/// rebinding) would turn his page into one of this server's origin.
/// </summary>
static class HostGuard
{
    /// <summary>Nobody can own a name below these in the public DNS, and so make it point here.</summary>
    static readonly string[] HomeNetworks =
        [".local", ".lan", ".home", ".home.arpa", ".internal", ".localdomain", ".localhost"];

    const string Sentence =
        "FinSight does not answer under this name. If it is yours, set FINSIGHT_PUBLIC_URL to the address that " +
        "people type, such as https://money.example.org, and start FinSight again.";

    public static void UseHostGuard(this WebApplication app)
    {
        var own = app.Services.GetRequiredService<PublicAddress>().Host;
        app.Use(async (context, next) =>
        {
            if (IsOurs(context.Request.Host.Host, own))
            {
                await next(context);
                return;
            }
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Sentence, context.RequestAborted);
        });
    }

    // A request without a name comes from no browser.
    static bool IsOurs(string host, string own)
    {
        var name = host.TrimEnd('.');
        return name.Equals(own, StringComparison.OrdinalIgnoreCase)
            || !name.Contains('.')
            || IPAddress.TryParse(name, out _)
            || HomeNetworks.Any(network => name.EndsWith(network, StringComparison.OrdinalIgnoreCase));
    }
}
