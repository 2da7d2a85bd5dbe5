using System.Net;
using FinSight.Core;
using Microsoft.AspNetCore.HttpOverrides;

namespace FinSight.Web.Hosting;

/// <summary>
/// Whose word counts about a visitor's address and about HTTPS: that of the proxies in FINSIGHT_PROXIES
/// alone. By default nobody's, not even that of this machine, whose other users and whose careless
/// proxies would be believed with it.
/// </summary>
static class TrustedProxies
{
    const string Setting = "FINSIGHT_PROXIES";

    static readonly string[] Forwarded = ["X-Forwarded-For", "X-Forwarded-Proto"];

    /// <exception cref="StartupException">The setting names something else than addresses and networks.</exception>
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var trusted = (builder.Configuration[Setting] ?? "").Split(
            [',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var addresses = trusted.Where(one => IPAddress.TryParse(one, out _)).Select(IPAddress.Parse).ToList();
        var networks = trusted.Where(one => !IPAddress.TryParse(one, out _)).Select(Network).ToList();
        // After all others: an empty list would be taken for everybody, and ASP.NET has a switch that makes it so.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = trusted.Length == 0
                ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var address in addresses) options.KnownProxies.Add(address);
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
        });
    }

    public static void UseProxies(this WebApplication app)
    {
        app.UseForwardedHeaders();
        var told = 0;
        app.Use((context, next) =>
        {
            // What was believed has been taken out.
            if (Forwarded.Any(context.Request.Headers.ContainsKey) && Interlocked.Exchange(ref told, 1) == 0)
                app.Logger.LogWarning(
                    "What {Address} says about visitors and HTTPS is not believed. If it is your proxy, set " +
                    "{Setting} to it",
                    context.Connection.RemoteIpAddress, Setting);
            return next(context);
        });
    }

    static System.Net.IPNetwork Network(string text) => System.Net.IPNetwork.TryParse(text, out var network)
        ? network
        : throw new StartupException(
            $"{Setting} holds \"{text}\": set it to addresses or networks, such as 127.0.0.1, 172.18.0.0/16.");
}
