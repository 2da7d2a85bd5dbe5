using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace FinSight.Tests.Hosting;

/// <summary>Gives requests in memory the network address that they come from.</summary>
sealed class RemoteAddresses(Func<IPAddress> from) : IStartupFilter
{
    /// <summary>All from one address.</summary>
    public static RemoteAddresses Of(string address) => new(() => IPAddress.Parse(address));

    /// <summary>Each from an address of its own.</summary>
    public static RemoteAddresses Everywhere()
    {
        var count = 0;
        return new(
            () => new IPAddress(
                BitConverter.GetBytes(0x0a000000 | Interlocked.Increment(ref count)).Reverse().ToArray()));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, then) =>
        {
            context.Connection.RemoteIpAddress = from();
            return then(context);
        });
        next(app);
    };
}
