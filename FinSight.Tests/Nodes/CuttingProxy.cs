using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FinSight.Tests.Nodes;

/// <summary>
/// A line to PostgreSQL that can be cut, as by a switch that loses its power: whoever waits for an answer gets none.
/// </summary>
sealed class CuttingProxy : IAsyncDisposable
{
    readonly TcpListener _door = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<Socket, bool> _open = [];
    readonly CancellationTokenSource _end = new();
    readonly int _target;
    readonly Task _accepting;

    /// <param name="target">A port of this machine.</param>
    public CuttingProxy(int target)
    {
        _target = target;
        _door.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_door.LocalEndpoint).Port;

    /// <summary>How many connections were cut so far.</summary>
    public int Lost { get; private set; }

    /// <summary>All that is open ends without a farewell; whoever comes next is let through.</summary>
    public void Cut()
    {
        foreach (var socket in _open.Keys)
        {
            if (!_open.TryRemove(socket, out _)) continue;
            Lost++;
            socket.LingerState = new(true, 0);
            socket.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _door.Stop();
        Cut();
        await _accepting;
        _end.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = RunAsync(await _door.AcceptSocketAsync(_end.Token));
        }
        catch (Exception problem)
            when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    async Task RunAsync(Socket from)
    {
        using var to = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        from.NoDelay = true;
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            (_open[from], _open[to]) = (true, true);
            await Task.WhenAny(CopyAsync(from, to), CopyAsync(to, from));
        }
        catch (Exception problem)
            when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // PostgreSQL is away: so is this.
        }
        finally
        {
            _open.TryRemove(from, out _);
            _open.TryRemove(to, out _);
            from.Dispose();
        }
    }

    static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // It was cut.
        }
    }
}
