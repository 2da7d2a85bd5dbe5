using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.SignUp;
using FinSight.Core.Tokens;
using FinSight.Tests.Browser;
using FinSight.Tests.Circuits;
using FinSight.Tests.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Bench;

/// <summary>
/// Two servers, each a process, on one PostgreSQL whose every commit waits for the disk, behind nginx.
/// </summary>
static class NodesBenchmark
{
    const int Writers = 8, Most = 10_000;

    static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(5), Calm = TimeSpan.FromMilliseconds(500);

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        if (!PrivatePostgres.IsHere || Nginx.Program is null) yield break;
        await using var cluster = await Cluster.StartAsync(standby: false, cuttable: false, PostgresBenchmark.Durable);
        var starts = new TimingSamples();
        for (var i = 0; i < 3 * scale; i++)
        {
            await cluster.KillAsync(0);
            var started = Stopwatch.GetTimestamp();
            await cluster.RunAsync(0);
            (await cluster[0].Visit().Http.GetAsync("/health/ready")).EnsureSuccessStatusCode();
            starts.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        yield return Figure.Percentile("start of a node until it is ready", starts, 0.95, 2500, "");

        var painted = await PaintAsync(cluster, scale);
        yield return Figure.Percentile("write on node A until painted on node B", painted, 0.5, 60, "");
        yield return Figure.Percentile("the same", painted, 0.95, 300, "");

        var (written, lost, doubled) = await KillAsync(cluster, scale < 8 ? Most / 10 : Most);
        yield return new Figure(
            "writes while a node is killed every 5 s",
            null,
            Figure.Text($"{written}: {lost}, {doubled}"),
            "",
            "0 lost, 0 double",
            lost == 0 && doubled == 0);
    }

    static async Task<TimingSamples> PaintAsync(Cluster cluster, int scale)
    {
        var (member, token) = await MoveInAsync(cluster, "painter");
        using var a = Program(cluster[0].Address, token);
        var cookies = new CookieContainer();
        await cluster[1].Visit(cookies).SignInAsync("painter", BrowserFixture.Password);
        var session = cookies.GetAllCookies()["finsight"]!;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", $"finsight={session.Value}");
        await using var page = await Circuit.OpenAsync(
            http, $"finsight={session.Value}", new Uri(cluster[1].Address, $"/l/{member.LedgerId}/"), "all-time-total");
        var samples = new TimingSamples();
        for (var i = -10; i < scale * 25; i++)
        {
            await Task.Delay(Calm, TimeProvider.System);
            var seen = page.RepaintedAsync($"Painted {i}.");
            var began = Stopwatch.GetTimestamp();
            using var answer = await a.PostAsync(
                $"/api/v1/ledgers/{member.LedgerId}/expenses", Body($"Painted {i}.", 450));
            answer.EnsureSuccessStatusCode();
            await seen.WaitAsync(Patience.Long);
            if (i >= 0) samples.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return samples;
    }

    static async Task<(int Written, int Lost, int Doubled)> KillAsync(Cluster cluster, int most)
    {
        var (member, token) = await MoveInAsync(cluster, "writer");
        var doors = cluster.Proxy.Doors.Select(door => Program(door, token)).ToList();
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers)
            .Select(i => new RandomApiWriter(doors, member.LedgerId, new Random(i)))
            .ToList();
        var writing = writers.Select(writer => Task.Run(() => writer.RunAsync(enough.Token))).ToList();
        for (var node = 0; writers.Sum(writer => writer.Written) < most; node = 1 - node)
        {
            await Task.Delay(BetweenKills, TimeProvider.System);
            await cluster.KillAsync(node);
            await cluster.RunAsync(node);
        }
        await enough.CancelAsync();
        await Task.WhenAll(writing);
        await using var db = await cluster.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        var there = await db.Expenses.Where(e => e.LedgerId == member.LedgerId && e.DeletedAt == null)
            .ToDictionaryAsync(e => e.Id, e => e.Amount);
        var rows = writers.SelectMany(writer => writer.Rows).ToDictionary();
        var written = writers.Sum(writer => writer.Written);
        var logged = await db.Changes.CountAsync(
            c => c.LedgerId == member.LedgerId && c.Entity == ExpenseLogDefinition.Kind);
        return (
            written,
            rows.Count(row => !there.TryGetValue(row.Key, out var minor) || minor != row.Value),
            Math.Abs(logged - written) + there.Keys.Except(rows.Keys).Count());
    }

    static async Task<(Member Member, string Token)> MoveInAsync(Cluster cluster, string name)
    {
        var services = cluster.Services;
        var user = await services.GetRequiredService<RegistrationService>()
            .RegisterAsync(name, BrowserFixture.Password, BrowserPreferences.Of("en-GB", "Europe/Zurich"));
        var token = await services.GetRequiredService<TokenIssuer>()
            .CreateAsync(name, "Bench", TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write, null);
        return (await services.GetRequiredService<LedgerAccessService>().EnterLastAsync(user.Id), token);
    }

    static HttpClient Program(Uri address, string token)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    static StringContent Body(string title, long minor) => new(
        $$$"""{"title":"{{{title}}}","amount":{"minor":{{{minor}}}},"category":"Groceries","date":"{{{BenchLedger.Today:O}}}"}""",
        System.Text.Encoding.UTF8, "application/json");
}
