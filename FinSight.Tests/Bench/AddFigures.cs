namespace FinSight.Tests.Bench;

/// <summary>An add, from the call until it is acknowledged on disk, in turn with the same row by the driver alone.</summary>
static class AddFigures
{
    const int Rounds = 10, WarmUp = 300;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        var (small, smallRaw) = await MeasureAsync(1_000, scale);
        yield return Rate("add, 1 thousand expenses", small, smallRaw);
        var (large, largeRaw) = await MeasureAsync(1_000_000, scale);
        yield return Rate("add, 1 million expenses", large, largeRaw);

        // Each relative to the driver in its own minutes, so that a busy neighbour weighs on neither.
        var growth = large.Percentile(0.5) / small.Percentile(0.5);
        var rawGrowth = largeRaw.Percentile(0.5) / smallRaw.Percentile(0.5);
        yield return new Figure("add, 1 million over 1 thousand", null, Figure.Text($"{growth:0.00} ×"),
            Figure.Text($"raw insert {rawGrowth:0.00} ×"), "≤ 1.3 ×", growth <= 1.3);
    }

    static async Task<(Samples Service, Samples Raw)> MeasureAsync(int expenses, int scale)
    {
        await using var ledger = await BenchLedger.OpenAsync(expenses);
        var fields = await ledger.House.FieldsAsync(ledger.Member);
        using var insert = new RawInsert(ledger, fields);
        Task AddAsync() => ledger.House.Expenses.AddAsync(ledger.Member, Guid.CreateVersion7(), fields);

        await new Samples().MeasureAsync(WarmUp, AddAsync);
        await new Samples().MeasureAsync(WarmUp, insert.RunAsync);
        var (service, raw) = (new Samples(), new Samples());
        for (var round = 0; round < Rounds; round++)
        {
            await service.MeasureAsync(scale * 30, AddAsync);
            await raw.MeasureAsync(scale * 30, insert.RunAsync);
        }
        return (service, raw);
    }

    static Figure Rate(string name, Samples service, Samples raw)
    {
        var ratio = service.PerSecond / raw.PerSecond;
        return new Figure(name, service, Figure.Text($"{ratio:0.00} of raw"),
            Figure.Text($"raw insert {raw.Percentile(0.5):0.00} ms"), "≥ 0.40 of raw", ratio >= 0.40);
    }
}
