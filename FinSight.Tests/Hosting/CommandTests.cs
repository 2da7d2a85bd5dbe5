using System.Diagnostics;

namespace FinSight.Tests.Hosting;

/// <summary>The first word on the command line, as whoever types it meets the answer.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("bakcup")]
    [InlineData("--verison")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    public async Task A_word_that_is_no_command_is_refused_with_the_list_of_them(params string[] words)
    {
        var (code, output, errors) = await RunAsync(words);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"FinSight has no command \"{words[0]}\".", errors, StringComparison.Ordinal);
        Assert.Contains("backup FILE", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Whoever_asks_for_help_reads_each_command(string word)
    {
        var (code, output, errors) = await RunAsync(word);
        Assert.Equal((0, ""), (code, errors));
        Assert.All(
            ["backup", "verify", "restore", "doctor", "token", "move", "downgrade"],
            command => Assert.Contains($"\n  {command} ", output, StringComparison.Ordinal));
    }

    static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        using var folder = new TempFolder();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.BuiltApp, .. words])
        {
            Environment = { ["FINSIGHT_DATA"] = Path.Combine(folder.Path, "data") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var said = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync())
                .WaitAsync(Patience.Long);
            await process.WaitForExitAsync();
            Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
            return (process.ExitCode, said[0].ReplaceLineEndings("\n"), said[1]);
        }
        finally
        {
            process.Kill();
        }
    }
}
