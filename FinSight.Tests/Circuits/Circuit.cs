using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace FinSight.Tests.Circuits;

/// <summary>
/// An open page without a browser: it brings a prerendered page to life, acknowledges what it is sent, answers calls
/// of scripts with nothing, and can send what no browser would.
/// </summary>
sealed class Circuit : IAsyncDisposable
{
    const long Call = 1, Completion = 3, Closed = 7;

    const string Start = "0", Invoke = "BeginInvokeDotNetFromJS";

    static readonly Dictionary<string, object?> NoHeaders = [];

    static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    readonly CircuitSocket _wire;
    readonly Lock _lock = new();
    readonly List<(byte[] Text, TaskCompletionSource Found)> _awaited = [];
    readonly TaskCompletionSource<object?> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task _listening = Task.CompletedTask;
    readonly List<Handler> _handlers = [];
    readonly TaskCompletionSource<long> _renderer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> _raised = [];
    readonly List<object?> _held = [];
    bool _holds;
    long _lastHeard;
    int _calls;

    Circuit(CircuitSocket wire) => _wire = wire;

    /// <summary>What the browser would show to take the circuit up again.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>What the server said when it ended the circuit.</summary>
    public string? Error { get; private set; }

    /// <summary>Opens a page and waits until a repaint holds <paramref name="expected"/>.</summary>
    /// <param name="http">With the session in its cookie.</param>
    /// <param name="holds">
    /// Whether repaints wait for <see cref="AcknowledgeAsync"/>: until then, events meant for what the page showed at
    /// first are understood.
    /// </param>
    public static async Task<Circuit> OpenAsync(
        HttpClient http, string cookie, Uri address, string expected, bool holds = false)
    {
        var page = await ServerPage.OpenAsync(http, address);
        var circuit = new Circuit(await CircuitSocket.ConnectAsync(address, cookie)) { _holds = holds };
        var shown = circuit.RepaintedAsync(expected);
        circuit._listening = Task.Run(circuit.ListenAsync);
        await circuit._wire.SendAsync(
            Call, NoHeaders, Start, "StartCircuit",
            new object?[]
            {
                page.Address.GetLeftPart(UriPartial.Authority) + "/", page.Address.ToString(), "[]", page.State,
            },
            Array.Empty<object?>());
        circuit.Secret = await circuit._started.Task.WaitAsync(Patience.Long) as string
            ?? throw new InvalidDataException($"No circuit was opened for {address}.");
        await circuit.SendAsync("UpdateRootComponents", page.Operations, page.State);
        await shown.WaitAsync(Patience.Long);
        return circuit;
    }

    /// <summary>Calls the hub, without waiting for an answer.</summary>
    public Task SendAsync(string method, params object?[] arguments) =>
        _wire.SendAsync(Call, NoHeaders, null, method, arguments, Array.Empty<object?>());

    /// <summary>What the server answers to a call of the hub on a connection of its own.</summary>
    public static async Task<object?> AskAsync(Uri app, string cookie, string method, params object?[] arguments)
    {
        using var wire = await CircuitSocket.ConnectAsync(app, cookie);
        await wire.SendAsync(Call, NoHeaders, Start, method, arguments, Array.Empty<object?>());
        var answer = await ReceiveAsync(wire, message => message is [Completion, ..]);
        return answer[3] is 3L ? answer[4] : null;
    }

    /// <summary>Takes up a lost circuit on a connection of its own, and does there what was recorded.</summary>
    public static async Task TakeUpAsync(Uri app, string cookie, Circuit lost, Handler recorded, string arguments)
    {
        using var wire = await CircuitSocket.ConnectAsync(app, cookie);
        await wire.SendAsync(
            Call, NoHeaders, Start, "ConnectCircuit", new object?[] { lost.Secret }, Array.Empty<object?>());
        await ReceiveAsync(wire, message => message is [Completion, ..]);
        await wire.SendAsync(
            Call, NoHeaders, null, Invoke, (await lost.EventAsync(recorded, arguments)).Event, Array.Empty<object?>());
        try
        {
            await ReceiveAsync(wire, message => message is [Call, _, _, "JS.EndInvokeDotNet", ..]);
        }
        catch (EndOfStreamException)
        {
            // Where there is no circuit, the server hangs up.
        }
    }

    /// <summary>
    /// The newest handler of this kind that the page has shown, whether or not it still stands there.
    /// </summary>
    public Handler Find(string @event, Func<Handler, bool> of)
    {
        lock (_lock) return _handlers.Last(handler => handler.Event == @event && of(handler));
    }

    /// <summary>Sends an event as a browser does.</summary>
    /// <returns>Once the server has answered: what went wrong, or null.</returns>
    public async Task<string?> RaiseAsync(Handler handler, string arguments)
    {
        var (call, values) = await EventAsync(handler, arguments);
        var answered = _raised[call] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(Invoke, values);
        return await answered.Task.WaitAsync(Patience.Long);
    }

    /// <summary>Sends an event that may never be answered.</summary>
    public async Task CryAsync(Handler handler, string arguments) =>
        await SendAsync(Invoke, (await EventAsync(handler, arguments)).Event);

    /// <summary>
    /// Waits until the server has begun on all that was sent before: it takes up one message after the other.
    /// </summary>
    public async Task CaughtUpAsync()
    {
        var call = $"caught-up-{Interlocked.Increment(ref _calls)}";
        var answered = _raised[call] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _wire.SendAsync(Call, NoHeaders, call, "NoSuchMethod", Array.Empty<object?>(), Array.Empty<object?>());
        await answered.Task.WaitAsync(Patience.Long);
    }

    public async Task AcknowledgeAsync()
    {
        _holds = false;
        foreach (var batch in _held) await SendAsync("OnRenderCompleted", batch, null);
        _held.Clear();
    }

    async Task<(string Call, object?[] Event)> EventAsync(Handler handler, string arguments)
    {
        var call = $"{Interlocked.Increment(ref _calls)}";
        return (call,
        [
            call, null, "DispatchEventAsync", await _renderer.Task.WaitAsync(Patience.Long),
            $$"""[{"eventHandlerId":{{handler.Id}},"eventName":"{{handler.Event}}","eventFieldInfo":null},{{arguments}}]""",
        ]);
    }

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
            if (_raised.TryGetValue($"{message[2]}", out var call)) call.TrySetResult(null);
            else if (message[3] is 3L) _started.TrySetResult(message[4]);
            else Fail($"{message[^1]}");
        }
        if (message[0] is not Call) return;
        var arguments = (object?[])message[4]!;
        switch (message[3])
        {
            case "JS.RenderBatch":
                Find((byte[])arguments[1]!);
                if (_holds) _held.Add(arguments[0]);
                else await SendAsync("OnRenderCompleted", arguments[0], null);
                break;
            case "JS.EndInvokeDotNet" when _raised.TryGetValue($"{arguments[0]}", out var answered):
                answered.TrySetResult(arguments[1] is true ? null : $"{arguments[2]}");
                break;
            case "JS.BeginInvokeJS":
                if (arguments[1] is "Blazor._internal.attachWebRendererInterop")
                    _renderer.TrySetResult(
                        JsonNode.Parse((string)arguments[2]!)![1]!["__dotNetObject"]!.GetValue<long>());
                // Unanswered, it would hold the server's circuit for a minute.
                if (arguments[0] is long and not 0)
                    await SendAsync(
                        "EndInvokeJSFromDotNet", arguments[0], true, $"[{arguments[0]},true,{Answer(arguments)}]");
                break;
            case "JS.Error":
                Fail($"{arguments[0]}");
                break;
        }
    }

    static async Task<object?[]> ReceiveAsync(CircuitSocket wire, Func<object?[], bool> isIt)
    {
        while (true)
            if (await wire.ReceiveAsync().WaitAsync(Patience.Long) is var message && isIt(message)) return message;
    }

    // A call that asks for a reference to an object of the browser gets one.
    static string Answer(object?[] call) => call[3] is 1L ? $$"""{"__jsObjectId":{{call[0]}}}""" : "null";

    void Find(byte[] batch)
    {
        lock (_lock) _handlers.AddRange(RenderBatchReader.Handlers(batch));
        lock (_lock) _awaited.RemoveAll(a => batch.AsSpan().IndexOf(a.Text) >= 0 && a.Found.TrySetResult());
    }

    void Fail(string problem)
    {
        Error ??= problem;
        var failure = new IOException(Error);
        _started.TrySetException(failure);
        foreach (var (_, answered) in _raised) answered.TrySetResult(Error);
        lock (_lock)
        {
            foreach (var (_, found) in _awaited) found.TrySetException(failure);
            _awaited.Clear();
        }
    }
}
