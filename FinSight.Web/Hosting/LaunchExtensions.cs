using System.Net.Sockets;
using FinSight.Core;
using FinSight.Core.Data;
using Microsoft.AspNetCore.Connections;

namespace FinSight.Web.Hosting;

/// <summary>Says where FinSight is and where its data lies; or, in one sentence, why it can't start.</summary>
static class LaunchExtensions
{
    /// <summary>At its lower levels it would tell all that people type.</summary>
    const string Talker = "Microsoft.AspNetCore.SignalR";

    /// <summary>
    /// It would put whole addresses, one-time links and secrets of connections with them, into each line of a request.
    /// </summary>
    const string Gossip = "Microsoft.AspNetCore.Hosting.Diagnostics";

    static readonly string[] Starters =
        ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>What fails a start is thrown, and told from there: it is not logged as well, with its stack.</summary>
    public static WebApplication BuildQuietly(this WebApplicationBuilder builder)
    {
        var loudest = LogLevel.Warning;
        foreach (var starter in Starters)
            builder.Logging.AddFilter(starter, level => level >= LogLevel.Warning && level <= loudest);
        builder.Logging.AddFilter(Talker, LogLevel.Warning).AddFilter(Gossip, LogLevel.None);
        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => loudest = LogLevel.Critical);
        return app;
    }

    /// <exception cref="StartupException">It can't listen on its address.</exception>
    public static async Task LaunchAsync(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation(
            "FinSight listens on {Addresses} and keeps its data in {Folder}", string.Join(" and ", app.Urls),
            folder.Path));
        if (folder.IsOpenToOthers)
            app.Logger.LogWarning(
                "Everybody on this machine may look into {Folder}: whom it belongs to can close it with chmod o-rwx",
                folder.Path);
        app.WarnOfUnknown();
        try
        {
            await StartAsync(app);
            await app.WaitForShutdownAsync();
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception problem) when (problem is SocketException or FormatException
            || problem is IOException { InnerException: AddressInUseException })
        {
            // What works in the background has begun, and ends before its database is taken away.
            await app.StopAsync();
            throw new StartupException(
                $"FinSight can't listen on its address ({problem.Message.TrimEnd('.')}): " +
                "choose another, such as --urls http://localhost:5001.", problem);
        }
    }
}
