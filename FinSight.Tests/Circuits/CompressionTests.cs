using System.Net.WebSockets;
using FinSight.Tests.Browser;

namespace FinSight.Tests.Circuits;

public sealed class CompressionTests
{
    [Fact]
    public async Task A_circuit_compresses_each_message_for_itself()
    {
        await using var app = new LiveApp();
        var who = await TestUser.MoveInAsync(app, "somebody who weighs", "en-GB");
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", who.CookieHeader);
        socket.Options.DangerousDeflateOptions = new();
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, default);
        var agreed = Assert.Single(socket.HttpResponseHeaders!["Sec-WebSocket-Extensions"]);
        Assert.StartsWith("permessage-deflate", agreed, StringComparison.Ordinal);
        Assert.Contains("server_no_context_takeover", agreed, StringComparison.Ordinal);
    }
}
