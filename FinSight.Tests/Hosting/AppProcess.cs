using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using FinSight.Tests.Accounts;

namespace FinSight.Tests.Hosting;

/// <summary>The app as whoever runs it meets it: a process of its own, its console and its exit code.</summary>
sealed partial class AppProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly ConcurrentQueue<string> _output = [];
    readonly ConcurrentQueue<string> _errors = [];
    readonly TaskCompletionSource<Match> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    AppProcess(string app, string currentFolder, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [app])
        {
            WorkingDirectory = currentFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => { if (line.Data is not null) _errors.Enqueue(line.Data); };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>As the console tells it.</summary>
    public string DataFolder { get; private set; } = "";

    public IEnumerable<string> Output => _output;

    /// <summary>What stands on its standard error, and the warnings and errors in its log.</summary>
    public IEnumerable<string> Complaints => _errors.Concat(_output.Where(line => Complaint().IsMatch(line)));

    public int ExitCode => _process.ExitCode;

    /// <summary>Bytes of the machine's memory that it occupies (RSS).</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the app and waits until it says that it listens.</summary>
    public static async Task<AppProcess> StartAsync(
        string app, string currentFolder, Dictionary<string, string> settings)
    {
        var process = new AppProcess(app, currentFolder, settings);
        try
        {
            var greeting = await process._greeting.Task.WaitAsync(Patience.Long);
            (process.Address, process.DataFolder) =
                (new Uri(greeting.Groups["address"].Value), greeting.Groups["data"].Value);
            return process;
        }
        catch (TimeoutException)
        {
            await process.DisposeAsync();
            throw new TimeoutException(string.Join('\n', [.. process.Output, .. process._errors]));
        }
    }

    /// <summary>Starts the app where it should refuse to, and waits for its end.</summary>
    public static async Task<AppProcess> RefuseAsync(Dictionary<string, string> settings)
    {
        var process = new AppProcess(Repository.BuiltApp, Repository.Web, settings);
        await process._process.WaitForExitAsync().WaitAsync(Patience.Long);
        return process;
    }

    public Visitor Visit(CookieContainer? cookies = null) => new(
        new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() })
        {
            BaseAddress = Address,
        }, "en-GB");

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience.Long);
    }

    /// <summary>Asks it to end, as Ctrl+C and service managers do.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(Patience.Long);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    void Hear(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (Greeting().Match(line) is { Success: true } greeting) _greeting.TrySetResult(greeting);
    }

    [GeneratedRegex("FinSight listens on (?<address>http://[^ ]+) and keeps its data in (?<data>.+)$")]
    private static partial Regex Greeting();

    // But for the server's own heart, which is late where the machine is busy elsewhere.
    [GeneratedRegex(@"^(warn|fail|crit):(?! Microsoft\.AspNetCore\.Server\.Kestrel\[22\])")]
    private static partial Regex Complaint();
}
