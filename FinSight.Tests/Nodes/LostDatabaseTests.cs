using System.Net;
using FinSight.Tests.Accounts;
using FinSight.Tests.Backup;
using FinSight.Tests.Browser;
using FinSight.Tests.Data;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Nodes;

public sealed class LostDatabaseTests(BrowserFixture fixture) : NodesTestBase(fixture)
{
    /// <summary>Longer than sessions go without being looked at.</summary>
    static readonly TimeSpan Away = TimeSpan.FromSeconds(RandomTrialCount.Times(10, 30));

    [NodesFact]
    public async Task A_database_that_goes_and_comes_back_takes_no_page_and_nothing_typed_along()
    {
        var host = await MoveInAsync("mara");
        await JoinAsync(host, "noah");
        var (mara, noah) = (await OpenAsync("mara", 0, host.LedgerId), await OpenAsync("noah", 1, host.LedgerId));
        await mara.AddAsync("Coffee", "4.50");
        await MarkAsync(mara);
        await MarkAsync(noah);
        await mara.FillAsync("Tea", "3", note: "typed before");

        await Cluster.Database.CrashAsync();
        var gone = TimeProvider.System.GetTimestamp();
        foreach (var tab in new[] { mara, noah })
            await Expect(tab.Page.Locator("[data-database-away]")).ToBeVisibleAsync();
        for (var node = 0; node < 2; node++) Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(node));
        await mara.AddButton.ClickAsync();
        await Expect(mara.Page.GetByText("The database can't be reached. Try again in a moment.").First)
            .ToBeVisibleAsync();
        await AssertToldAsync("/", "/account/login", "/account/password", $"/l/{host.LedgerId}/expenses");
        using (var answer = await Cluster.Visit(0).Http.GetAsync("/api/v1/me"))
            Assert.Contains(
                answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.ServiceUnavailable });
        while (TimeProvider.System.GetElapsedTime(gone) < Away)
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);

        await Cluster.ResumeAsync();
        foreach (var tab in new[] { mara, noah })
            await Expect(tab.Page.Locator("[data-database-away]")).ToHaveCountAsync(0);
        for (var node = 0; node < 2; node++)
            await Patience.UntilAsync(async () => await ReadyAsync(node) is HttpStatusCode.OK);
        foreach (var tab in new[] { mara, noah })
            await Expect(tab.Page.Locator("html[data-same-page]")).ToHaveCountAsync(1);
        await Expect(mara.Field("Title")).ToHaveValueAsync("Tea");
        await mara.AddButton.ClickAsync();
        await Expect(noah.Row("Tea")).ToContainTextAsync("typed before");
        await noah.AddAsync("Bread", "2");
        await Expect(mara.Row("Bread")).ToBeVisibleAsync();
        await mara.ExpectTotalsAsync(950);
        await Contexts.AssertSoundAsync();
    }

    /// <summary>Whoever comes now is told to wait, by a page that looks again by itself.</summary>
    async Task AssertToldAsync(params string[] paths)
    {
        var cookies = new CookieContainer();
        var visitor = Cluster.Visit(0, cookies);
        // As somebody who is signed in, as far as their browser knows.
        cookies.Add(Cluster.Proxy.Doors[0], new Cookie("finsight", "nonsense"));
        foreach (var path in paths)
        {
            using var answer = await visitor.Http.GetAsync(path);
            Assert.True((int)answer.StatusCode is 200 or 302 or 503, $"{path}: {answer.StatusCode}");
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable)
                Assert.Contains(
                    "tries again by itself", (await Visitor.ReadAsync(answer)).Body!.TextContent,
                    StringComparison.Ordinal);
        }
    }
}
