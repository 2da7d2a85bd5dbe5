using System.Diagnostics;
using System.Text.RegularExpressions;
using FinSight.Core.Accounts;
using FinSight.Core.SignUp;
using FinSight.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

/// <summary>The lines of docs/api.md work as they are pasted.</summary>
public sealed partial class RecipeTests : IAsyncLifetime
{
    LiveApp App { get; } = new();

    string _token = "";

    public async Task InitializeAsync()
    {
        await App.Services.GetRequiredService<RegistrationService>()
            .RegisterAsync("mara", "plum river lantern", BrowserPreferences.Of("en-GB", "Europe/Zurich"));
        _token = await App.Services.GetRequiredService<TokenIssuer>()
            .CreateAsync("mara", "recipes", TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write, null);
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Every_recipe_answers()
    {
        var recipes = Blocks()
            .Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "api.md")))
            .Select(block => block.Groups[1].Value)
            .Where(block => block.Contains("curl", StringComparison.Ordinal))
            .ToList();
        Assert.True(recipes.Count >= 7);
        var script = recipes[0]
            .Replace("http://localhost:5000", $"{App.Address}".TrimEnd('/'), StringComparison.Ordinal)
            .Replace("fst_…", _token, StringComparison.Ordinal);
        foreach (var recipe in recipes.Skip(1))
        {
            var said = await RunAsync($"{script}\n{recipe
                .Replace("curl -s", "curl -sS --fail-with-body", StringComparison.Ordinal)
                .Replace("--fail-with-bodyN", "--fail-with-body -N", StringComparison.Ordinal)}");
            Assert.DoesNotContain("\"code\"", said, StringComparison.Ordinal);
        }
    }

    static async Task<string> RunAsync(string script)
    {
        using var folder = new TempFolder();
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        })!;
        var (said, wrong) = (await shell.StandardOutput.ReadToEndAsync(), await shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        // 28: the stream goes on until curl has had enough.
        Assert.True(shell.ExitCode is 0 or 28, $"{script}\n{said}\n{wrong}");
        return said;
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
