using System.Text;

namespace FinSight.Tests.Circuits;

/// <summary>
/// An open page without a browser: it brings a prerendered page to life, acknowledges what it is sent, answers calls
/// of scripts with nothing, and can send what no browser would.
/// </summary>
sealed class Circuit : IAsyncDisposable
{
    const long Call = 1, Completion = 3, Closed = 7;

    static readonly Dictionary<string, object?> NoHeaders = [];

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    readonly Wire _wire;
    readonly Lock _lock = new();
    readonly List<(byte[] Text, TaskCompletionSource Found)> _awaited = [];
    readonly TaskCompletionSource<object?> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task _listening = Task.CompletedTask;
    long _lastHeard;

    Circuit(Wire wire) => _wire = wire;

    /// <summary>What the server said when it ended the circuit.</summary>
    public string? Error { get; private set; }

    /// <summary>Opens a page and waits until a repaint holds <paramref name="expected"/>.</summary>
    /// <param name="http">With the session in its cookie.</param>
    public static async Task<Circuit> OpenAsync(HttpClient http, string cookie, Uri address, string expected)
    {
        var page = ServerPage.Read(address, await http.GetStringAsync(address));
        var circuit = new Circuit(await Wire.ConnectAsync(address, cookie));
        var shown = circuit.RepaintedAsync(expected);
        circuit._listening = Task.Run(circuit.ListenAsync);
        await circuit._wire.SendAsync(
            Call, NoHeaders, "0", "StartCircuit",
            new object?[] { page.Address.GetLeftPart(UriPartial.Authority) + "/", page.Address.ToString(), "[]", page.State }, Array.Empty<object?>());
        if (await circuit._started.Task.WaitAsync(Patience) is null) throw new InvalidDataException($"No circuit was opened for {address}.");
        await circuit.SendAsync("UpdateRootComponents", page.Operations, page.State);
        await shown.WaitAsync(Patience);
        return circuit;
    }

    /// <summary>Calls the hub, without waiting for an answer.</summary>
    public Task SendAsync(string method, params object?[] arguments) =>
        _wire.SendAsync(Call, NoHeaders, null, method, arguments, Array.Empty<object?>());

    /// <summary>Waits for a repaint from now on that holds a text.</summary>
    public Task RepaintedAsync(string text)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock) _awaited.Add((Encoding.UTF8.GetBytes(text), found));
        return found.Task;
    }

    /// <summary>Waits until nothing has come from the server for a moment.</summary>
    public async Task CalmAsync()
    {
        while (TimeProvider.System.GetElapsedTime(_lastHeard) is var quiet && quiet < Calm)
            await Task.Delay(Calm - quiet, TimeProvider.System);
    }

    /// <summary>Leaves without a word, as a browser that lost its network.</summary>
    public async ValueTask DisposeAsync()
    {
        _wire.Dispose();
        await _listening;
    }

    async Task ListenAsync()
    {
        try
        {
            while (await _wire.ReceiveAsync() is var message && message[0] is not Closed) await HearAsync(message);
            Fail("The server closed the circuit.");
        }
#pragma warning disable CA1031 // However the connection ended, whoever waits hears of it.
        catch (Exception ended)
        {
            Fail(ended.Message);
        }
#pragma warning restore CA1031
    }

    async Task HearAsync(object?[] message)
    {
        _lastHeard = TimeProvider.System.GetTimestamp();
        if (message[0] is Completion)
        {
            if (message[3] is 3L) _started.TrySetResult(message[4]);
            else Fail($"{message[^1]}");
        }
        if (message[0] is not Call) return;
        var arguments = (object?[])message[4]!;
        switch (message[3])
        {
            case "JS.RenderBatch":
                Find((byte[])arguments[1]!);
                await SendAsync("OnRenderCompleted", arguments[0], null);
                break;
            case "JS.BeginInvokeJS" when arguments[0] is long and not 0:
                await SendAsync("EndInvokeJSFromDotNet", arguments[0], true, $"[{arguments[0]},true,{Answer(arguments)}]");
                break;
            case "JS.Error":
                Fail($"{arguments[0]}");
                break;
        }
    }

    // A call that asks for a reference to an object of the browser gets one.
    static string Answer(object?[] call) => call[3] is 1L ? $$"""{"__jsObjectId":{{call[0]}}}""" : "null";

    void Find(byte[] batch)
    {
        lock (_lock) _awaited.RemoveAll(a => batch.AsSpan().IndexOf(a.Text) >= 0 && a.Found.TrySetResult());
    }

    void Fail(string problem)
    {
        Error ??= problem;
        var failure = new IOException(Error);
        _started.TrySetException(failure);
        lock (_lock)
        {
            foreach (var (_, found) in _awaited) found.TrySetException(failure);
            _awaited.Clear();
        }
    }
}
