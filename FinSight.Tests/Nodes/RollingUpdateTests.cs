using System.Net;
using FinSight.Tests.Browser;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Nodes;

/// <summary>
/// Two releases side by side: an older one, built where <c>FINSIGHT_TEST_OLDER</c> says, gives way to this one.
/// </summary>
public sealed class RollingUpdateTests(BrowserFixture fixture, ITestOutputHelper output) : NodesTestBase(fixture)
{
    public const string Variable = "FINSIGHT_TEST_OLDER";

    internal static string? Older { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } older
        ? older
        : null;

    private protected override Task<Cluster> StartAsync() =>
        Cluster.StartAsync(standby: false, cuttable: false, Older!, ["synchronous_commit=on"]);

    [NodesFact(older: true)]
    public async Task Both_work_on_one_ledger_and_the_older_one_goes_without_a_loss()
    {
        var host = await MoveInAsync("mara");
        await JoinAsync(host, "noah");
        var (mara, noah) = (await OpenAsync("mara", 0, host.LedgerId), await OpenAsync("noah", 1, host.LedgerId));
        await mara.AddAsync("Coffee", "4.50");
        await Expect(noah.Row("Coffee")).ToBeVisibleAsync();
        var before = await FilesAsync(1);

        await UpdateAsync(1, noah, "Bread");
        // What a newer schema may have that the older version never heard of.
        await using (var db = await Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE expenses ADD COLUMN later integer NOT NULL DEFAULT 0");
        // The proxy looks again after five seconds.
        await Patience.UntilAsync(async () => await FilesAsync(1) is { Length: > 0 } files && files != before);
        Assert.Equal(before, await FilesAsync(0));
        noah = await OpenAsync("noah", 1, host.LedgerId);
        await mara.AddAsync("Milk", "1");
        await Expect(noah.Row("Milk")).ToBeVisibleAsync();
        await noah.AddAsync("Cake", "5");
        await noah.EditAsync("Cake", "Amount", "5.50");
        await Expect(mara.Row("Cake")).ToContainTextAsync("5.50");
        // The row itself stays on Noah's page, struck through, until he has read that it is gone.
        await mara.DeleteAsync("Milk");
        await noah.ExpectTotalsAsync(450 + 300 + 550);

        await UpdateAsync(0, mara, "Tea");
        await Expect(mara.Row("Tea")).ToContainTextAsync("typed before");
        await noah.ExpectTotalsAsync(450 + 300 + 550 + 300);
        await Contexts.AssertSoundAsync();
    }

    /// <summary>The server is drained, and its page goes on at the other, with what was typed.</summary>
    async Task UpdateAsync(int node, Tab tab, string typed)
    {
        await tab.FillAsync(typed, "3", note: "typed before");
        await MarkAsync(tab);
        var started = TimeProvider.System.GetTimestamp();
        var ending = Cluster.StopAsync(node);
        await ExpectMovedAsync(tab);
        var took = TimeProvider.System.GetElapsedTime(started);
        output.WriteLine($"{typed}: live again after {took.TotalSeconds:0.0} s.");
        Assert.Equal(0, await ending);
        await Expect(tab.Field("Title")).ToHaveValueAsync(typed);
        await tab.AddButton.ClickAsync();
        await Expect(tab.Row(typed)).ToContainTextAsync("typed before");
        await Cluster.RunAsync(node);
        await Patience.UntilAsync(async () => await ReadyAsync(node) is HttpStatusCode.OK);
    }

    /// <summary>What pages behind this door load: the names tell the version.</summary>
    async Task<string> FilesAsync(int door) => string.Join(
        ' ',
        (await Cluster.Visit(door).OpenAsync("/account/login")).QuerySelectorAll("link[rel=stylesheet]")
            .Select(link => link.GetAttribute("href")));
}
