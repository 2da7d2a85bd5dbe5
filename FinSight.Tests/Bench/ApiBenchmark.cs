using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinSight.Tests.Bench;

/// <summary>The API over HTTP, in turn with the plain way: one small endpoint and one insert.</summary>
static class ApiBenchmark
{
    const int Clients = 16, BatchSize = 1_000, Followers = 500;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var bench = await ApiBench.OpenAsync(1_000_000);
        await using var plain = await PlainApi.OpenAsync();
        await bench.WarmUpAsync();
        await new TimingSamples().MeasureAsync(2_000, plain.AddAsync);

        var (adds, raw) = (new TimingSamples(), new TimingSamples());
        for (var round = 0; round < 10; round++)
        {
            await adds.MeasureAsync(scale * 25, bench.AddAsync);
            await raw.MeasureAsync(scale * 25, plain.AddAsync);
        }
        var times = adds.Percentile(0.5) / raw.Percentile(0.5);
        yield return new Figure("POST expense, 1 million", adds, Figure.Text($"{times:0.00} × plain"),
            Figure.Text($"endpoint + insert {raw.Percentile(0.5):0.00} ms"), "≤ 3 ×", times <= 3);

        var crowd = new TimingSamples();
        foreach (var own in await Task.WhenAll(
            Enumerable.Range(0, Clients).Select(_ => TimedAsync(scale * 20, bench.AddAsync))))
            crowd.Add(own);
        yield return Figure.Percentile("POST expense, 16 clients at once", crowd, 0.99, 40, "");

        yield return Figure.Percentile(
            "GET summary of a month",
            await TimedAsync(scale * 25, () => bench.GetAsync("summary?by=category&from=2026-11-01&to=2026-11-30")),
            0.95,
            8,
            "");
        yield return Figure.Percentile(
            "GET summary of all time",
            await TimedAsync(scale * 25, () => bench.GetAsync("summary?by=category")),
            0.95,
            8,
            "");
        yield return Figure.Percentile(
            "GET expenses, a page of 100",
            await TimedAsync(scale * 25, () => bench.GetAsync("expenses")),
            0.95,
            20,
            "");
        yield return Figure.Percentile(
            "GET changes, 500",
            await TimedAsync(scale * 10, () => bench.GetAsync($"changes?since={bench.Last - 600}&limit=500")),
            0.95,
            10,
            "");

        var others = new TimingSamples();
        var batches = new TimingSamples();
        for (var i = 0; i < 3; i++)
        {
            var batch = TimedAsync(1, () => bench.BatchAsync(BatchSize));
            while (!batch.IsCompleted) await others.MeasureAsync(1, bench.AddAsync);
            batches.Add(await batch);
        }
        yield return Figure.Percentile("POST batch of 1,000 adds", batches, 0.5, 500, "");
        yield return Figure.Percentile("POST expense meanwhile", others, 0.95, 60, "");
        yield return Figure.Percentile(
            "A write until the stream's event", await bench.StreamAsync(scale * 15), 0.95, 50, "");
        var (each, reached) = await bench.CrowdAsync(Followers, scale * 5);
        yield return new Figure(
            "500 streams open at once, heap of each", null, Figure.Text($"{each:0} KiB"), "", "≤ 60 KiB", each <= 60);
        yield return Figure.Percentile("A write until all 500 have it", reached, 0.95, 250, "");
    }

    static async Task<TimingSamples> TimedAsync(int times, Func<Task> work)
    {
        var samples = new TimingSamples();
        await samples.MeasureAsync(times, work);
        return samples;
    }

    sealed class ApiBench(BenchApp app, HttpClient http, Guid ledger, string token) : IAsyncDisposable
    {
        public long Last { get; private set; }

        string Root => $"/api/v1/ledgers/{ledger}";

        public static async Task<ApiBench> OpenAsync(int expenses)
        {
            var app = await BenchApp.OpenAsync(expenses);
            var services = app.App.Services;
            var sessions = services.GetRequiredService<SessionService>();
            await using var db = await services.GetRequiredService<IDbContextFactory<Core.Data.FinSightContext>>()
                .CreateDbContextAsync();
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == app.Who.Member.UserId);
            var me = (await sessions.CheckAsync(user.Id, await sessions.BeginAsync(user, ClientInfo.Unknown)))!;
            var token = await services.GetRequiredService<ApiTokenService>().CreateAsync(
                sessions.ProofOf(me)!, "bench", TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write,
                null, ClientInfo.Unknown);
            var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
            {
                BaseAddress = app.App.Address,
            };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return new ApiBench(app, http, app.Who.Member.LedgerId, token);
        }

        public async Task WarmUpAsync()
        {
            await new TimingSamples().MeasureAsync(2_000, AddAsync);
            foreach (var path in (string[])
            [
                "summary", "summary?by=category", "expenses", $"changes?since={Last - 600}&limit=500",
            ])
                await new TimingSamples().MeasureAsync(50, () => GetAsync(path));
        }

        public async Task AddAsync()
        {
            using var answer = await http.PostAsJsonAsync(
                $"{Root}/expenses",
                new { title = "Coffee", amount = new { minor = 450 }, category = "Groceries", date = "2026-11-20" });
            Last = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Written>())!.Sequence;
        }

        public async Task GetAsync(string path) => await http.GetByteArrayAsync($"{Root}/{path}");

        public async Task BatchAsync(int size)
        {
            var ops = Enumerable.Range(1, size).Select(i => new
            {
                op = "add",
                expense = new
                {
                    title = $"Row {i}",
                    amount = new { minor = i },
                    category = "Groceries",
                    date = "2026-11-20",
                },
            });
            using var answer = await http.PostAsJsonAsync($"{Root}/batch", new { ops });
            answer.EnsureSuccessStatusCode();
        }

        public async Task<TimingSamples> StreamAsync(int times)
        {
            using var reader = new StreamReader(await http.GetStreamAsync($"{Root}/stream"));
            while (await reader.ReadLineAsync() is { Length: > 0 }) { }
            var samples = new TimingSamples();
            for (var i = 0; i < times; i++)
            {
                var began = Stopwatch.GetTimestamp();
                var write = AddAsync();
                while (await reader.ReadLineAsync() is { } line
                    && !line.StartsWith("data:", StringComparison.Ordinal)) { }
                samples.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                await write;
            }
            return samples;
        }

        public async Task<(double KiBEach, TimingSamples Reached)> CrowdAsync(int size, int times)
        {
            using var crowd = await StreamCrowd.OpenAsync(app.App.Address, $"{Root}/stream", token, size);
            var samples = new TimingSamples();
            for (var i = 0; i < times; i++) samples.Add(await crowd.HearAsync(AddAsync));
            return (crowd.KiBEach, samples);
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await app.DisposeAsync();
        }

        sealed record Written(long Sequence);
    }

    /// <summary>What a plain program would do: read the body, insert the row, commit.</summary>
    sealed class PlainApi(WebApplication app, BenchLedger ledger, RawInsert insert, HttpClient http) : IAsyncDisposable
    {
        public static async Task<PlainApi> OpenAsync()
        {
            var ledger = await BenchLedger.OpenAsync(1_000_000);
            var insert = new RawInsert(ledger, await ledger.House.FieldsAsync(ledger.Member));
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var gate = new SemaphoreSlim(1);
            app.MapPost("/", async (Dictionary<string, object> body) =>
            {
                await gate.WaitAsync();
                try
                {
                    await insert.RunAsync();
                }
                finally
                {
                    gate.Release();
                }
                return Results.Ok(body);
            });
            await app.StartAsync();
            return new PlainApi(app, ledger, insert, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
        }

        public async Task AddAsync()
        {
            using var answer = await http.PostAsJsonAsync(
                "/", new { title = "Coffee", amount = 450, category = "Groceries", date = "2026-11-20" });
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await app.DisposeAsync();
            insert.Dispose();
            await ledger.DisposeAsync();
        }
    }
}
