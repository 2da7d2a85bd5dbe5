using System.Net;
using FinSight.Tests.Browser;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Nodes;

public sealed class LostNodeTests(BrowserFixture fixture, ITestOutputHelper output) : NodesTestBase(fixture)
{
    /// <summary>
    /// Three seconds, on a machine that does nothing else; not to be waited for in the dialog of a lost line.
    /// </summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    [NodesFact]
    public async Task Two_people_at_two_servers_are_live_and_a_killed_server_s_pages_go_on_at_the_other()
    {
        var host = await MoveInAsync("mara");
        await JoinAsync(host, "noah");
        var (mara, noah) = (await OpenAsync("mara", 0, host.LedgerId), await OpenAsync("noah", 1, host.LedgerId));
        await mara.AddAsync("Coffee", "4.50");
        await Expect(noah.Row("Coffee")).ToBeVisibleAsync();
        await noah.AddAsync("Bread", "2");
        await Expect(mara.Row("Bread")).ToBeVisibleAsync();

        await mara.FillAsync("Tea", "3", note: "typed before");
        await MarkAsync(mara);
        await MarkAsync(noah);
        var killed = TimeProvider.System.GetTimestamp();
        await Cluster.KillAsync(0);
        await ExpectMovedAsync(mara);
        var took = TimeProvider.System.GetElapsedTime(killed);
        output.WriteLine($"Live again {took.TotalSeconds:0.0} s after the kill.");
        Assert.True(took < Longest, $"{took}");
        await Expect(mara.Field("Title")).ToHaveValueAsync("Tea");
        await mara.AddButton.ClickAsync();
        await Expect(noah.Row("Tea")).ToContainTextAsync("typed before");
        await noah.AddAsync("Milk", "1");
        await Expect(mara.Row("Milk")).ToBeVisibleAsync();
        await mara.ExpectTotalsAsync(1050);
        // Nobody else noticed.
        await Expect(noah.Page.Locator("html[data-same-page]")).ToHaveCountAsync(1);

        // It comes back, and the other goes.
        await Cluster.RunAsync(0);
        await noah.FillAsync("Cake", "5");
        await Cluster.KillAsync(1);
        await ExpectMovedAsync(noah);
        await Expect(noah.Field("Title")).ToHaveValueAsync("Cake");
        await noah.AddButton.ClickAsync();
        await Expect(mara.Row("Cake")).ToBeVisibleAsync();
        await using var db = await Contexts.CreateDbContextAsync();
        Assert.Equal(
            ["Bread", "Cake", "Coffee", "Milk", "Tea"],
            await db.Expenses.OrderBy(e => e.Title).Select(e => e.Title).ToListAsync());
        await Contexts.AssertSoundAsync();
    }

    [NodesFact(isLong: true)]
    public async Task One_server_after_the_other_is_replaced_and_nobody_loses_what_they_type()
    {
        var host = await MoveInAsync("mara");
        var mara = await OpenAsync("mara", 0, host.LedgerId);
        for (var node = 0; node < 2; node++)
        {
            await mara.FillAsync($"Tea {node}", "3", note: "typed before");
            await MarkAsync(mara);
            Assert.Equal(HttpStatusCode.OK, await ReadyAsync(node));
            var started = TimeProvider.System.GetTimestamp();
            var ending = Cluster.StopAsync(node);
            // Not ready at once, and still there for what proxies send.
            await Patience.UntilAsync(async () => await ReadyAsync(node) is HttpStatusCode.ServiceUnavailable);
            await ExpectMovedAsync(mara);
            Assert.Equal(0, await ending);
            var took = TimeProvider.System.GetElapsedTime(started);
            output.WriteLine($"Gone after {took.TotalSeconds:0.0} s.");
            Assert.True(took < TimeSpan.FromSeconds(30), $"{took}");
            await Expect(mara.Field("Title")).ToHaveValueAsync($"Tea {node}");
            await mara.AddButton.ClickAsync();
            await Expect(mara.Row($"Tea {node}")).ToContainTextAsync("typed before");
            await Cluster.RunAsync(node);
            // The proxy looks again after five seconds.
            await Patience.UntilAsync(async () =>
                (await Cluster.Visit(node).Http.GetAsync("/health/ready")).IsSuccessStatusCode);
        }
        await mara.ExpectTotalsAsync(600);
    }
}
