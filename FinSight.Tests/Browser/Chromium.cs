using System.Diagnostics;

namespace FinSight.Tests.Browser;

/// <summary>Finds the browser that the tests drive, installs Debian's where it may, or says what to do.</summary>
static class Chromium
{
    const string Missing =
        "The browser tests need Chromium or Chrome: install one, or set FINSIGHT_CHROMIUM to its executable.";

    /// <summary>The one without windows first: it takes less than half of the processor.</summary>
    static readonly string[] Names =
        [
            "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
            "chrome", "microsoft-edge",
        ];

    static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>A host that is no localhost to the browser, and so, on plain http, no secure context.</summary>
    public const string PlainHost = "finsight.lan";

    /// <summary>
    /// What Playwright turns off, in whose place this stands; and the bubbles of the address bar, which are two more
    /// pages in every window.
    /// </summary>
    static readonly string[] TurnedOff =
    [
        "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider",
        "GlobalMediaControls",
        "HttpsUpgrades", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
        "BlockOriginHeaderModificationOnRedirect", "AvoidCorsURLLoaderRestartOnRedirect", "Translate", "AutoDeElevate",
        "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "msForceBrowserSignIn",
        "msEdgeUpdateLaunchServicesPreferredVersion",
        "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
    ];

    public static readonly string[] Arguments =
    [
        $"--disable-features={string.Join(',', TurnedOff)}",
        $"--host-resolver-rules=MAP {PlainHost} 127.0.0.1",
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("FINSIGHT_CHROMIUM") is { Length: > 0 } chosen)
            return File.Exists(chosen)
                ? chosen
                : throw new InvalidOperationException($"FINSIGHT_CHROMIUM names '{chosen}', which does not exist.");
        if (Installed() is { } found) return found;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && OnPath("apt-get") is { } apt)
        {
            await RunAsync(apt, "update", "-qq");
            await RunAsync(apt, "install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell",
                "fonts-inter", "fonts-noto-color-emoji");
        }
        return Installed() ?? throw new InvalidOperationException(Missing);
    }

    static string? Installed() => Names.Select(OnPath).Concat(Places).FirstOrDefault(File.Exists);

    static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    static async Task RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }
}
