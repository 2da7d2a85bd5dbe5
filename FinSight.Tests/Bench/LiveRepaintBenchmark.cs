using System.Diagnostics;
using FinSight.Tests.Browser;
using FinSight.Tests.Circuits;

namespace FinSight.Tests.Bench;

/// <summary>Many open dashboards, from the start of a write until each page of its ledger has repainted.</summary>
static class LiveRepaintBenchmark
{
    const int Members = 50, PagesOfMember = 10, Ledgers = 250, PagesOfEach = 4, WritesInASecond = 20, AtOnce = 4;

    /// <summary>A live page repaints at once only after a calm moment.</summary>
    static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using (var app = await BenchApp.OpenAsync(100_000))
        {
            var pages = await OpenAsync(app.App, await MembersAsync(app));
            var samples = new TimingSamples();
            for (var i = 0; i < scale * 10; i++)
            {
                foreach (var took in await WriteAsync(app.Who, pages, $"Shared {i}")) samples.Add(took);
                await Task.Delay(Calm, TimeProvider.System);
            }
            yield return Figure.Percentile("write until 50 pages of its ledger have repainted", samples, 0.95, 150, "");
            foreach (var page in pages) await page.DisposeAsync();
        }
        yield return Figure.Percentile(
            "the same, 1,000 pages of 250 ledgers, 20 writes a second", await CrowdAsync(scale), 0.95, 150, "");
    }

    /// <summary>No user has so many pages open at once.</summary>
    static async Task<IEnumerable<TestUser>> MembersAsync(BenchApp app)
    {
        List<TestUser> people = [app.Who];
        while (people.Count < Members / PagesOfMember)
            people.Add(
                await (await TestUser.MoveInAsync(app.App, $"member {people.Count}", "en-GB")).JoinAsync(app.Who));
        return Enumerable.Range(0, Members).Select(i => people[i % people.Count]);
    }

    static async Task<TimingSamples> CrowdAsync(int scale)
    {
        await using var app = new LiveApp();
        var people = new List<(TestUser Who, List<Circuit> Pages)>();
        for (var i = 0; i < Ledgers; i++)
        {
            var who = await TestUser.MoveInAsync(app, $"member {i}", "en-GB");
            await who.WriteManyAsync(20, 450);
            people.Add((who, await OpenAsync(app, Enumerable.Repeat(who, PagesOfEach))));
        }
        var samples = new TimingSamples();
        var writes = new List<Task<double[]>>();
        var pause = TimeSpan.FromSeconds(1.0 / WritesInASecond);
        for (var i = 0; i < Ledgers * Math.Max(1, scale / 2); i++)
        {
            var (who, pages) = people[i % Ledgers];
            writes.Add(Task.Run(() => WriteAsync(who, pages, $"Crowd {i}")));
            await Task.Delay(pause, TimeProvider.System);
        }
        foreach (var write in writes) foreach (var took in await write) samples.Add(took);
        foreach (var (_, pages) in people) foreach (var page in pages) await page.DisposeAsync();
        return samples;
    }

    static async Task<List<Circuit>> OpenAsync(LiveApp app, IEnumerable<TestUser> people)
    {
        var opened = new List<Circuit>();
        foreach (var some in people.Chunk(AtOnce))
            opened.AddRange(await Task.WhenAll(some.Select(async who =>
            {
                using var http = new HttpClient();
                http.DefaultRequestHeaders.Add("Cookie", who.CookieHeader);
                return await Circuit.OpenAsync(
                    http, who.CookieHeader, new Uri(app.Address, who.Address()), "all-time-total");
            })));
        foreach (var circuit in opened) await circuit.CalmAsync();
        return opened;
    }

    static async Task<double[]> WriteAsync(TestUser who, List<Circuit> pages, string title)
    {
        var began = Stopwatch.GetTimestamp();
        var repaints = pages.Select(async page =>
        {
            await page.RepaintedAsync(title);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }).ToList();
        began = Stopwatch.GetTimestamp();
        await who.WriteAsync(title, 450);
        return await Task.WhenAll(repaints);
    }
}
