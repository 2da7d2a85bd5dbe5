using System.Diagnostics;
using FinSight.Core;

namespace FinSight.Tests.Upgrades;

public sealed class VersionTests
{
    [Fact]
    public async Task The_command_tells_the_version_and_touches_nothing()
    {
        using var folder = new TempFolder();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.BuiltApp, "--version"])
        {
            Environment = { ["FINSIGHT_DATA"] = Path.Combine(folder.Path, "data") },
            RedirectStandardOutput = true,
        })!;
        Assert.Equal(
            $"FinSight {AppInfo.Version}\n",
            (await process.StandardOutput.ReadToEndAsync()).ReplaceLineEndings("\n"));
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task What_is_new_in_it_stands_at_the_head_of_the_changelog()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "CHANGELOG.md"));
        Assert.Equal(
            $"## {AppInfo.Version}", lines.First(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }
}
