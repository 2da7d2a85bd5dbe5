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

    public static CircuitCrowd Start() => new(Process.Start(
        new ProcessStartInfo("dotnet", [typeof(TestProgram).Assembly.Location, Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);

    /// <summary>
    /// Opens somebody's page so many times more, and waits until each has been painted and its scripts have been
    /// answered.
    /// </summary>
    public Task OpenAsync(Uri page, string cookie, int circuits) =>
        AskAsync($"{Open} {circuits.ToString(CultureInfo.InvariantCulture)} {page} {cookie}");

    /// <summary>All leave without a word.</summary>
    public Task LeaveAsync() => AskAsync(Leave);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>What the other process does.</summary>
    public static async Task RunAsync()
    {
        using var http = new HttpClient();
        var circuits = new Stack<Circuit>();
        while (await Console.In.ReadLineAsync() is { } asked)
        {
            if (asked == Leave)
            {
                while (circuits.TryPop(out var circuit)) await circuit.DisposeAsync();
            }
            else
            {
                // The cookie comes last: it has spaces.
                var parts = asked.Split(' ', 4);
                var count = int.Parse(parts[1], CultureInfo.InvariantCulture);
                http.DefaultRequestHeaders.Remove("Cookie");
                http.DefaultRequestHeaders.Add("Cookie", parts[3]);
                var added = new List<Circuit>();
                foreach (var some in Enumerable.Range(0, count).Chunk(AtOnce))
                {
                    added.AddRange(await Task.WhenAll(some.Select(
                        _ => Circuit.OpenAsync(http, parts[3], new Uri(parts[2]), "all-time-total"))));
                }
                foreach (var circuit in added)
                {
                    await circuit.CalmAsync();
                    circuits.Push(circuit);
                }
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
