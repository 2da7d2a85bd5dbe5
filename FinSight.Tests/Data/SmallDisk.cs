using System.Diagnostics;
using Xunit.Abstractions;

namespace FinSight.Tests.Data;

/// <summary>A real disk of few bytes, where root may mount one.</summary>
sealed class SmallDisk(string path) : IDisposable
{
    public string Path => path;

    /// <returns>Null where that is not allowed, with a word in the test's output.</returns>
    public static async Task<SmallDisk?> MountAsync(string path, int kibibytes, ITestOutputHelper output)
    {
        Directory.CreateDirectory(path);
        if (OperatingSystem.IsLinux()
            && await RunAsync("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", path) == 0)
            return new(path);
        output.WriteLine("Skipped: only root mounts a small disk, and not everywhere.");
        return null;
    }

    public void Dispose()
    {
        using var process = Process.Start("umount", ["-l", path]);
        process.WaitForExit();
    }

    static async Task<int> RunAsync(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
