using System.Globalization;
using FinSight.Core.Connections;
using FinSight.Tests.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Bench;

/// <summary>A burst of payments that arrive by themselves, from three senders, while dashboards are open.</summary>
static class CaptureBenchmark
{
    const int Messages = 300, Senders = 3, Pages = 10, AtOnce = 8;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var app = await BenchApp.OpenAsync(100_000);
        var connections = app.App.Services.GetRequiredService<ConnectionService>();
        var paths = new List<string>();
        for (var i = 0; i < Senders; i++)
            paths.Add((await connections.AddAsync(app.Who.Member, ConnectionKind.Other, $"Phone {i}")).Path);
        using var phone = new HttpClient { BaseAddress = app.App.Address };
        var pages = new List<Circuit>();
        for (var i = 0; i < Pages; i++)
        {
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Add("Cookie", app.Who.CookieHeader);
            pages.Add(
                await Circuit.OpenAsync(
                    http, app.Who.CookieHeader, new Uri(app.App.Address, app.Who.Address()), "all-time-total"));
        }
        foreach (var page in pages) await page.CalmAsync();

        var (first, each) = (new TimingSamples(), new TimingSamples());
        await first.MeasureAsync(1, () => SendAsync(phone, paths[0], 0));
        for (var i = 1; i <= 40; i++) await each.MeasureAsync(1, () => SendAsync(phone, paths[i % Senders], i));
        var bursts = new TimingSamples();
        for (var round = 1; round <= Math.Max(1, scale / 2); round++)
        {
            var number = round * 1_000;
            await bursts.MeasureAsync(1, () => Parallel.ForEachAsync(
                Enumerable.Range(number, Messages), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (i, _) => await SendAsync(phone, paths[i % Senders], i)));
        }
        yield return Figure.Percentile("the first message after a start", first, 0.5, 1_500, "");
        yield return Figure.Percentile("a message until it is answered", each, 0.95, 60, "");
        yield return Figure.Percentile("a burst of 300 messages, 10 open dashboards", bursts, 0.5, 3_000, "");
        foreach (var page in pages) await page.DisposeAsync();
    }

    static async Task SendAsync(HttpClient phone, string path, int number)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"title: Shop {number}\nCHF {number / 100}.{number % 100:00} with Visa ••1234");
        using var answer = await phone.PostAsync(path, new StringContent(body));
        answer.EnsureSuccessStatusCode();
    }
}
