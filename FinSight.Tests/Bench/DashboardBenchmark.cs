using FinSight.Core;
using FinSight.Core.Dashboard;

namespace FinSight.Tests.Bench;

/// <summary>
/// The whole dashboard in one service call, beside the sum of the same rows by a scan of a covering index.
/// </summary>
static class DashboardBenchmark
{
    const int WarmUp = 500;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        foreach (var (expenses, name) in new[]
        {
            (1_000, "1 thousand"), (100_000, "100 thousand"), (1_000_000, "1 million"),
        })
        {
            await using var ledger = await BenchLedger.OpenAsync(expenses);
            var month = await MeasureAsync(ledger, new Month(2026, 11), scale);
            var allTime = await MeasureAsync(ledger, null, scale);
            var scan = Figure.Text($"covering scan {(await ScanAsync(ledger)).Percentile(0.5):0.00} ms");
            yield return Figure.Percentile($"dashboard of a month, {name}", month, 0.95, 6, scan);
            yield return Figure.Percentile($"dashboard of all time, {name}", allTime, 0.95, 8, scan);
        }
    }

    static async Task<TimingSamples> MeasureAsync(BenchLedger ledger, Month? month, int scale)
    {
        var dashboard = ledger.House.Get<DashboardService>();
        var query = new DashboardRequest(month, BenchLedger.Today);
        Task ViewAsync() => dashboard.ViewAsync(ledger.Member, query);
        await new TimingSamples().MeasureAsync(WarmUp, ViewAsync);
        var samples = new TimingSamples();
        await samples.MeasureAsync(scale * 100, ViewAsync);
        return samples;
    }

    static async Task<TimingSamples> ScanAsync(BenchLedger ledger)
    {
        using var connection = ledger.OpenRaw();
        using var command = connection.CreateCommand();
        command.CommandText =
            "CREATE INDEX Covering ON Expenses (LedgerId, CategoryId, Amount) WHERE DeletedAt IS NULL";
        await command.ExecuteNonQueryAsync();
        command.CommandText = """
            SELECT CategoryId, sum(Amount), count(*) FROM Expenses INDEXED BY Covering WHERE DeletedAt IS NULL GROUP BY LedgerId, CategoryId
            """;
        var samples = new TimingSamples();
        await samples.MeasureAsync(10, () =>
        {
            using var reader = command.ExecuteReader();
            while (reader.Read()) { }
            return Task.CompletedTask;
        });
        return samples;
    }
}
