using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace FinSight.Tests.Bench;

/// <summary>
/// Many programs that follow one ledger at once, each no more than a socket, so that the memory is the server's.
/// </summary>
sealed class StreamCrowd(IReadOnlyList<Socket> sockets, long bytes) : IDisposable
{
    /// <summary>What each takes of the heap.</summary>
    public double KiBEach => bytes / 1024.0 / sockets.Count;

    public static async Task<StreamCrowd> OpenAsync(Uri address, string path, string token, int size)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sockets = new List<Socket>();
        var hello = new byte[2048];
        for (var i = 0; i < size; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync("127.0.0.1", address.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n"));
            for (var text = ""; !text.Contains(": hello", StringComparison.Ordinal);)
                text += Encoding.ASCII.GetString(hello, 0, await socket.ReceiveAsync(hello));
            sockets.Add(socket);
        }
        return new StreamCrowd(sockets, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    /// <returns>
    /// How long it took from the beginning of the write until all of them had its event, in milliseconds.
    /// </returns>
    public async Task<double> HearAsync(Func<Task> write)
    {
        var heard = sockets.Select(HearAsync).ToList();
        var began = Stopwatch.GetTimestamp();
        var written = write();
        await Task.WhenAll(heard);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await written;
        return took;
    }

    public void Dispose()
    {
        foreach (var socket in sockets) socket.Dispose();
    }

    static async Task HearAsync(Socket socket)
    {
        var buffer = new byte[4096];
        var text = "";
        while (!text.Contains("event: change", StringComparison.Ordinal)
            || !text.EndsWith("\n\n\r\n", StringComparison.Ordinal))
            text += Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
    }
}
