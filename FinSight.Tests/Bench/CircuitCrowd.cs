using System.Diagnostics;
using System.Globalization;
using FinSight.Tests.Circuits;

namespace FinSight.Tests.Bench;

/// <summary>
/// Many who have the same page open, from a process of their own, so that this one's memory is the server's.
/// </summary>
sealed class CircuitCrowd : IAsyncDisposable
{
    public const string Command = "circuits";

    const int AtOnce = 4;

    const string Open = "open", Leave = "leave", Done = "done";

    readonly Process _process;

    CircuitCrowd(Process process) => _process = process;

    public static async Task<CircuitCrowd> StartAsync(Uri page, string cookie)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(TestProgram).Assembly.Location, Command, page.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var crowd = new CircuitCrowd(Process.Start(start)!);
        await crowd._process.StandardInput.WriteLineAsync(cookie);
        return crowd;
    }

    /// <summary>Opens so many more, and waits until each has been painted and its scripts have been answered.</summary>
    public Task OpenAsync(int circuits) => AskAsync($"{Open} {circuits.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>All leave without a word.</summary>
    public Task LeaveAsync() => AskAsync(Leave);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>What the other process does.</summary>
    public static async Task RunAsync(Uri page)
    {
        var cookie = await Console.In.ReadLineAsync() ?? "";
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        var circuits = new Stack<Circuit>();
        while (await Console.In.ReadLineAsync() is { } asked)
        {
            if (asked == Leave)
            {
                while (circuits.TryPop(out var circuit)) await circuit.DisposeAsync();
            }
            else
            {
                var count = int.Parse(asked[Open.Length..], CultureInfo.InvariantCulture);
                foreach (var some in Enumerable.Range(0, count).Chunk(AtOnce))
                {
                    var opened = some.Select(_ => Circuit.OpenAsync(http, cookie, page, "all-time-total"));
                    foreach (var circuit in await Task.WhenAll(opened)) circuits.Push(circuit);
                }
                foreach (var circuit in circuits) await circuit.CalmAsync();
            }
            await Console.Out.WriteLineAsync(Done);
        }
    }

    async Task AskAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what);
        if (await _process.StandardOutput.ReadLineAsync() != Done)
            throw new InvalidOperationException("The process with the circuits ended; what it said stands above.");
    }
}
