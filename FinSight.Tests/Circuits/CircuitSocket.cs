using System.Net.WebSockets;
using System.Text;

namespace FinSight.Tests.Circuits;

/// <summary>SignalR's messages over a WebSocket: each is a length (LEB128) and a MessagePack array.</summary>
sealed class CircuitSocket : IDisposable
{
    static readonly byte[] Handshake = Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + "\u001e");

    readonly ClientWebSocket _socket = new();
    readonly SemaphoreSlim _writing = new(1);
    Stream _stream = Stream.Null;

    /// <param name="cookie">As a browser would send it.</param>
    public static async Task<CircuitSocket> ConnectAsync(Uri app, string cookie, string path = "/_blazor")
    {
        var wire = new CircuitSocket();
        wire._socket.Options.SetRequestHeader("Cookie", cookie);
        wire._socket.Options.SetRequestHeader("Origin", app.GetLeftPart(UriPartial.Authority));
        var address = new UriBuilder(app) { Scheme = app.Scheme == "https" ? "wss" : "ws", Path = path };
        await wire._socket.ConnectAsync(address.Uri, default);
        wire._stream = new BufferedStream(WebSocketStream.Create(wire._socket, WebSocketMessageType.Binary));
        await wire.WriteAsync(Handshake);
        var answer = new StringBuilder();
        while (await wire.ReadByteAsync() is var next && next != 0x1e) answer.Append((char)next);
        return answer.ToString() == "{}"
            ? wire
            : throw new InvalidDataException($"The handshake was refused: {answer}");
    }

    public async Task SendAsync(params object?[] message)
    {
        var body = MessagePackWriter.Write(message);
        var length = new List<byte>();
        for (var rest = body.Length; ; rest >>= 7)
        {
            length.Add((byte)(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest));
            if (rest <= 0x7f) break;
        }
        await WriteAsync([.. length, .. body]);
    }

    public async Task<object?[]> ReceiveAsync()
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = await ReadByteAsync();
            length |= (next & 0x7f) << shift;
            if (next <= 0x7f) break;
        }
        var body = new byte[length];
        await _stream.ReadExactlyAsync(body);
        return (object?[])new MessagePackReader(body).Read()!;
    }

    /// <summary>
    /// Cuts the connection, as a lost network does; whoever waits to write still gets there, and fails.
    /// </summary>
    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }

    async Task<byte> ReadByteAsync()
    {
        var one = new byte[1];
        await _stream.ReadExactlyAsync(one);
        return one[0];
    }

    async Task WriteAsync(byte[] bytes)
    {
        await _writing.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, default);
        }
        finally
        {
            _writing.Release();
        }
    }
}
