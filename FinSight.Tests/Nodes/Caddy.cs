using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FinSight.Tests.Nodes;

/// <summary>The other proxy of docs/scale.md, set up as it says.</summary>
sealed partial class Caddy : IAsyncDisposable
{
    readonly TempFolder _folder;
    readonly Process _process;

    Caddy(TempFolder folder, Process process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    /// <summary>Null where this machine has none.</summary>
    public static string? Program { get; } = new[] { "/usr/bin/caddy", "/usr/local/bin/caddy" }.FirstOrDefault(
        File.Exists);

    public Uri Address { get; }

    public static async Task<Caddy> StartAsync(IReadOnlyList<Uri> nodes)
    {
        var folder = new TempFolder();
        var address = new Uri($"http://localhost:{Nginx.FreePort()}");
        var example = Example().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "scale.md")))
            .Groups["text"].Value;
        for (var n = 0; n < nodes.Count; n++)
            example = example.Replace($"10.0.0.1{n + 1}:5000", nodes[n].Authority, StringComparison.Ordinal);
        var file = Path.Combine(folder.Path, "Caddyfile");
        var here = address.GetLeftPart(UriPartial.Authority);
        await File.WriteAllTextAsync(
            file,
            "{\n    admin off\n    auto_https off\n}\n"
            + example.Replace("money.example.org", here, StringComparison.Ordinal));
        var start = new ProcessStartInfo(Program!, ["run", "--config", file]) { RedirectStandardError = true };
        foreach (var home in new[] { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME" })
            start.Environment[home] = folder.Path;
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        await Nginx.ListensAsync(address.Port);
        return new Caddy(folder, process, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience.Long);
        _process.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex("```\n(?<text>money\\.example\\.org \\{.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
