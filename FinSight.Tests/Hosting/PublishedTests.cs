using System.Net;

namespace FinSight.Tests.Hosting;

[Collection(HostingTests.Name)]
public sealed class PublishedTests(PublishedApp published)
{
    [Fact]
    public async Task Started_from_elsewhere_it_keeps_its_data_beside_itself_and_serves_its_own_files_compressed()
    {
        using var elsewhere = new TempFolder();
        await using var app = await AppProcess.StartAsync(published.App, elsewhere.Path, []);
        Assert.Equal(Path.Combine(published.Folder, "data"), app.DataFolder);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));

        var visitor = app.Visit();
        var page = await visitor.OpenAsync("/account/register");
        var linked = page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src"))
            .Concat(page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")))
            .Select(path => "/" + path!.TrimStart('/')).ToList();
        Assert.Contains(linked, path => path.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Contains(linked, path => path.EndsWith(".css", StringComparison.Ordinal));

        linked.AddRange(
            ["/_framework/blazor.web.js", "/lib/app.css", "/lib/chart.js", "/Charts/Chart.razor.js"]);
        foreach (var path in linked)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", "gzip, br");
            using var answer = await visitor.Http.SendAsync(request);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            Assert.Contains(Assert.Single(answer.Content.Headers.ContentEncoding), new[] { "br", "gzip" });
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }
}
