using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>A page's connection to its circuit, in the hands of a test.</summary>
sealed class CircuitConnection
{
    readonly ConcurrentQueue<byte[]> _held = [];
    readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    IWebSocketRoute? _socket;
    volatile bool _isCut;
    volatile bool _holds;
    volatile bool _holdsCalls;
    volatile bool _holdsDrawings;
    volatile TaskCompletionSource? _frozen;

    CircuitConnection() { }

    /// <summary>Of what the page opens from now on.</summary>
    public static async Task<CircuitConnection> OfAsync(IPage page)
    {
        var line = new CircuitConnection();
        await page.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), line.Connect);
        await page.RouteAsync("**/_blazor/negotiate*", line.AnswerAsync);
        await page.RouteAsync("**/health/live", line.AnswerAsync);
        await page.RouteAsync("**/q/entries", line.AnswerAsync);
        return line;
    }

    /// <summary>Ends the connection; the server is there for another.</summary>
    public Task DropAsync() => _socket!.CloseAsync().WaitAsync(Patience.Long);

    /// <summary>Ends the connection, and lets no other through until it is mended.</summary>
    public Task CutAsync()
    {
        _isCut = true;
        return DropAsync();
    }

    public void Mend() => _isCut = false;

    /// <summary>Mends it, and somebody at the dialog of a lost line tries at once.</summary>
    public async Task ReturnAsync(IPage page)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Try now" });
        await Assertions.Expect(button).ToBeEnabledAsync();
        Mend();
        // The page may come back by itself before, and close the dialog.
        await page.Locator("[data-reconnect]").DispatchEventAsync("click");
    }

    /// <summary>
    /// Nothing goes through any more in either direction, and nobody is told: a server that stands still.
    /// </summary>
    public void Freeze() => _frozen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All goes on where it stood.</summary>
    public void Thaw() => Interlocked.Exchange(ref _frozen, null)?.SetResult();

    /// <summary>
    /// What stood still is lost, and the line with it; the server is there for another: a tunnel, a phone asleep.
    /// </summary>
    public async Task LoseAsync()
    {
        var frozen = _frozen;
        _frozen = null;
        await DropAsync();
        frozen?.SetCanceled();
    }

    /// <summary>From now on, what the server says arrives when it is delivered.</summary>
    public void Hold() => _holds = true;

    /// <summary>
    /// From now on, what the server draws arrives, and what it asks of the page's script when it is delivered.
    /// </summary>
    public void HoldCalls() => _holdsCalls = true;

    /// <summary>
    /// From now on, what the server draws arrives when it is delivered, and what it asks of the page's script at once.
    /// </summary>
    public void HoldDrawings()
    {
        _holdsDrawings = true;
        _holdsCalls = false;
        while (_held.TryDequeue(out var call)) _socket!.Send(call);
    }

    /// <summary>Waits until something is held.</summary>
    public Task HeldAsync() => _first.Task.WaitAsync(Patience.Long);

    /// <summary>What was held is lost; what comes from now on arrives.</summary>
    public void Release()
    {
        _holds = false;
        _held.Clear();
    }

    public void Deliver()
    {
        _holdsCalls = _holdsDrawings = false;
        while (_held.TryDequeue(out var message)) _socket!.Send(message);
    }

    void Connect(IWebSocketRoute page)
    {
        _socket = page;
        var server = page.ConnectToServer();
        var (up, down) = (new Way(), new Way());
        page.OnMessage(message => up.Send(_frozen?.Task, () => Pass(message, server)));
        server.OnMessage(message => down.Send(_frozen?.Task, () => Arrive(message, page)));
    }

    void Arrive(IWebSocketFrame frame, IWebSocketRoute page)
    {
        if (frame.Binary is not { } bytes)
        {
            page.Send(frame.Text!);
            return;
        }
        foreach (var message in _holdsCalls || _holdsDrawings ? Messages(bytes) : [bytes])
        {
            if (IsHeld(message))
            {
                _held.Enqueue(message);
                _first.TrySetResult();
            }
            else page.Send(message);
        }
    }

    bool IsHeld(ReadOnlySpan<byte> message) =>
        _holds
            || _holdsCalls && message.IndexOf("JS.BeginInvokeJS"u8) >= 0
            || _holdsDrawings && message.IndexOf("JS.RenderBatch"u8) >= 0;

    /// <summary>
    /// The messages of a frame, each behind its length as SignalR's binary protocols write it: seven bits a byte.
    /// </summary>
    static IEnumerable<byte[]> Messages(byte[] frame)
    {
        for (var start = 0; start < frame.Length;)
        {
            var (length, at, shift) = (0, start, 0);
            do
            {
                length |= (frame[at] & 0x7F) << shift;
                shift += 7;
            }
            while ((frame[at++] & 0x80) != 0);
            yield return frame[start..(at + length)];
            start = at + length;
        }
    }

    static void Pass(IWebSocketFrame message, IWebSocketRoute to)
    {
        if (message.Binary is { } bytes) to.Send(bytes);
        else to.Send(message.Text!);
    }

    async Task AnswerAsync(IRoute route)
    {
        if (_frozen?.Task is { } frozen) await frozen.ContinueWith(_ => { }, TaskScheduler.Default);
        await (_isCut ? route.AbortAsync() : route.ContinueAsync());
    }

    /// <summary>One direction, in which nothing overtakes what stands still before it.</summary>
    sealed class Way
    {
        readonly Lock _lock = new();
        Task _last = Task.CompletedTask;

        public void Send(Task? frozen, Action pass)
        {
            lock (_lock)
            {
                if (frozen is null && _last.IsCompleted) pass();
                else _last = PassAsync(_last, frozen ?? Task.CompletedTask, pass);
            }
        }

        static async Task PassAsync(Task before, Task frozen, Action pass)
        {
            await before;
            await frozen;
            pass();
        }
    }
}
