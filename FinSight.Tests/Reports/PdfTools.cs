using System.Diagnostics;

namespace FinSight.Tests.Reports;

/// <summary>Debian's tools, which read a file as strangers do.</summary>
static class PdfTools
{
    /// <summary>Null where the tool is not installed.</summary>
    public static async Task<(int Code, string Said)?> RunAsync(string tool, byte[] pdf, params string[] arguments)
    {
        if (!Environment.GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool))))
            return null;
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "report.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        var start = new ProcessStartInfo(tool, arguments.Select(argument => argument == "FILE" ? file : argument))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }
}
