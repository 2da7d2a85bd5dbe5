using System.Net;
using System.Net.Sockets;

namespace FinSight.Tests.Bench;

/// <summary>Stands between a browser and the app, and counts every byte that passes, either way.</summary>
sealed class WireTap : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly int _port;
    long _bytes;

    public WireTap(Uri app)
    {
        _port = app.Port;
        _listener.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Dispose() => _listener.Dispose();

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = PassAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
            // It was disposed.
        }
    }

    async Task PassAsync(TcpClient browser)
    {
        using var app = new TcpClient { NoDelay = true };
        using (browser)
        {
            await app.ConnectAsync(IPAddress.Loopback, _port);
            await Task.WhenAny(
                CopyAsync(browser.GetStream(), app.GetStream()), CopyAsync(app.GetStream(), browser.GetStream()));
        }
    }

    async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            while (await from.ReadAsync(buffer) is var count and > 0)
            {
                Interlocked.Add(ref _bytes, count);
                await to.WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (IOException)
        {
            // One of the two has left.
        }
    }
}
