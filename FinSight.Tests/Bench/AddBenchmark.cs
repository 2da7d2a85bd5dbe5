using FinSight.Core.Expenses;

namespace FinSight.Tests.Bench;

/// <summary>
/// An add, from the call until it is acknowledged on disk, in turn with the same row by the driver alone, and a large
/// ledger in turn with a small one, so that a busy neighbour of this machine weighs on all alike.
/// </summary>
static class AddBenchmark
{
    const int Rounds = 10, WarmUp = 6_000;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var small = await Adder.OpenAsync(1_000);
        await using var large = await Adder.OpenAsync(1_000_000);
        for (var round = 0; round < Rounds; round++)
        {
            await small.AddAsync(scale * 30);
            await large.AddAsync(scale * 30);
        }
        yield return Rate("add, 1 thousand expenses", small);
        yield return Rate("add, 1 million expenses", large);

        var growth = large.Service.Percentile(0.5) / small.Service.Percentile(0.5);
        var rawGrowth = large.Raw.Percentile(0.5) / small.Raw.Percentile(0.5);
        yield return new Figure("add, 1 million over 1 thousand", null, Figure.Text($"{growth:0.00} ×"),
            Figure.Text($"raw insert {rawGrowth:0.00} ×"), "≤ 1.3 ×", growth <= 1.3);
    }

    static Figure Rate(string name, Adder adder)
    {
        var ratio = adder.Service.PerSecond / adder.Raw.PerSecond;
        return new Figure(name, adder.Service, Figure.Text($"{ratio:0.00} of raw"),
            Figure.Text($"raw insert {adder.Raw.Percentile(0.5):0.00} ms"), "≥ 0.40 of raw", ratio >= 0.40);
    }

    sealed class Adder(BenchLedger ledger, ExpenseInput fields) : IAsyncDisposable
    {
        readonly RawInsert _insert = new(ledger, fields);

        public TimingSamples Service { get; } = new();

        public TimingSamples Raw { get; } = new();

        public static async Task<Adder> OpenAsync(int expenses)
        {
            var ledger = await BenchLedger.OpenAsync(expenses);
            var adder = new Adder(ledger, await ledger.House.FieldsAsync(ledger.Member));
            await new TimingSamples().MeasureAsync(WarmUp, adder.AddAsync);
            await new TimingSamples().MeasureAsync(WarmUp, adder._insert.RunAsync);
            return adder;
        }

        public async Task AddAsync(int times)
        {
            await Service.MeasureAsync(times, AddAsync);
            await Raw.MeasureAsync(times, _insert.RunAsync);
        }

        public async ValueTask DisposeAsync()
        {
            _insert.Dispose();
            await ledger.DisposeAsync();
        }

        Task AddAsync() => ledger.House.Expenses.AddAsync(ledger.Member, Guid.CreateVersion7(), fields);
    }
}
