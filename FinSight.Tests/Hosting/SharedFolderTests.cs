using System.Diagnostics;

namespace FinSight.Tests.Hosting;

/// <summary>A data folder that its owner shares with FinSight's group, as volumes of Kubernetes are.</summary>
[Collection(HostingTests.Name)]
public sealed class SharedFolderTests(PublishedApp app)
{
    const string Nobody = "1654";

    const UnixFileMode Passage = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [RootFact]
    public async Task A_folder_that_is_somebody_elses_stays_as_it_is_and_is_written_to()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        foreach (var path in (string[])[folder.Path, app.Folder]) File.SetUnixFileMode(path, Passage);
        var shared = Path.Combine(folder.Path, "shared");
        await RunAsync("install", "-d", "-o", "root", "-g", Nobody, "-m", "2775", shared);
        var before = File.GetUnixFileMode(shared);

        // It asks for the database that is not there yet, once it could write.
        var said = await RunAsync(
            "setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups",
            "env", $"FINSIGHT_DATA={shared}", "HOME=/tmp", "DOTNET_CLI_TELEMETRY_OPTOUT=1",
            "dotnet", app.App, "doctor");
        Assert.Contains($"There is no database in {shared}", said, StringComparison.Ordinal);
        Assert.Equal(before, File.GetUnixFileMode(shared));
    }

    static async Task<string> RunAsync(string program, params string[] words)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience.Long);
        return string.Concat(said);
    }

    /// <summary>A test that gives a folder away and goes on as somebody else.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    sealed class RootFactAttribute : FactAttribute
    {
        public RootFactAttribute()
        {
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) Skip = "Only root may on Linux.";
        }
    }
}
