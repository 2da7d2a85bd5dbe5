using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>A page's connection to its circuit, in the hands of a test.</summary>
sealed class Line
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly ConcurrentQueue<IWebSocketFrame> _held = [];
    readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    IWebSocketRoute? _socket;
    volatile bool _isCut;
    volatile bool _holds;

    Line() { }

    /// <summary>Of what the page opens from now on.</summary>
    public static async Task<Line> OfAsync(IPage page)
    {
        var line = new Line();
        await page.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), line.Connect);
        await page.RouteAsync("**/_blazor/negotiate*", line.AnswerAsync);
        await page.RouteAsync("**/health/live", line.AnswerAsync);
        return line;
    }

    /// <summary>Ends the connection; the server is there for another.</summary>
    public Task DropAsync() => _socket!.CloseAsync();

    /// <summary>Ends the connection, and lets no other through until it is mended.</summary>
    public Task CutAsync()
    {
        _isCut = true;
        return DropAsync();
    }

    public void Mend() => _isCut = false;

    /// <summary>From now on, what the server says arrives when it is delivered.</summary>
    public void Hold() => _holds = true;

    /// <summary>Waits until something is held.</summary>
    public Task HeldAsync() => _first.Task.WaitAsync(Patience);

    public void Deliver()
    {
        while (_held.TryDequeue(out var message)) _socket!.Send(message.Binary!);
    }

    void Connect(IWebSocketRoute page)
    {
        _socket = page;
        page.ConnectToServer().OnMessage(message =>
        {
            if (!_holds)
            {
                Pass(message, page);
                return;
            }
            _held.Enqueue(message);
            _first.TrySetResult();
        });
    }

    static void Pass(IWebSocketFrame message, IWebSocketRoute page)
    {
        if (message.Binary is { } bytes) page.Send(bytes);
        else page.Send(message.Text!);
    }

    Task AnswerAsync(IRoute route) => _isCut ? route.AbortAsync() : route.ContinueAsync();
}
