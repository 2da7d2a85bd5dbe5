using System.Diagnostics;

namespace FinSight.Tests.Hosting;

/// <summary>What <c>dotnet publish</c> makes of the app, once for all tests that run the app as a process.</summary>
public sealed class PublishedApp : IAsyncLifetime, IDisposable
{
    readonly TempFolder _folder = new();

    public string Folder => _folder.Path;

    public string App => Path.Combine(Folder, "FinSight.Web.dll");

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet",
            [
                "publish", Repository.Web, "--no-build", "-c", Repository.Configuration, "-o", Folder,
                "--disable-build-servers",
            ])
        { RedirectStandardOutput = true };
        // The test run's own build must not leak into this one.
        foreach (var name in start.Environment.Keys.Where(
            n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}

[CollectionDefinition(Name)]
public sealed class HostingTests : ICollectionFixture<PublishedApp>
{
    public const string Name = "Hosting";
}
