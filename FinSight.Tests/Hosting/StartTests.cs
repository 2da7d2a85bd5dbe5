using System.Net;

namespace FinSight.Tests.Hosting;

[Collection(HostingTests.Name)]
public sealed class StartTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task It_says_where_it_is_serves_and_ends_without_a_complaint(string environment)
    {
        using var data = new TempFolder();
        await using var app = await AppProcess.StartAsync(Repository.BuiltApp, Repository.Web, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["FINSIGHT_DATA"] = data.Path,
        });
        Assert.Equal(data.Path, app.DataFolder);

        var visitor = app.Visit();
        foreach (var path in new[]
        {
            "/health/live", "/health/ready", "/account/register", "/_framework/blazor.web.js", "/lib/app.css",
        })
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
            Assert.False(answer.Headers.Contains("Server"));
        }
        Assert.Equal(HttpStatusCode.Found, (await visitor.RegisterAsync("mara")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);

        await app.StopAsync();
        Assert.Equal(0, app.ExitCode);
        Assert.Empty(app.Complaints);
    }

    [Fact]
    public async Task Without_a_setting_the_data_lie_under_the_content_root_for_their_owner_only()
    {
        using var root = new TempFolder();
        await using var app = await AppProcess.StartAsync(Repository.BuiltApp, root.Path, []);
        Assert.Equal(Path.Combine(root.Path, "data"), app.DataFolder);
        Assert.True(File.Exists(Path.Combine(app.DataFolder, "finsight.db")));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(app.DataFolder));
    }

    [Fact]
    public async Task A_kill_and_a_restart_keep_everybody_signed_in()
    {
        using var data = new TempFolder();
        var settings = new Dictionary<string, string> { ["FINSIGHT_DATA"] = data.Path };
        var cookies = new CookieContainer();
        await using (var before = await AppProcess.StartAsync(Repository.BuiltApp, Repository.Web, settings))
        {
            await before.Visit(cookies).RegisterAsync("mara");
            await before.KillAsync();
        }
        await using var after = await AppProcess.StartAsync(Repository.BuiltApp, Repository.Web, settings);
        var page = await after.Visit(cookies).GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("mara", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
