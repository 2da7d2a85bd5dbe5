using FinSight.Core.Ledgers;

namespace FinSight.Tests.Bench;

/// <summary>
/// Many who write at once: sixteen who each add to a ledger of their own, and one beside another's bulk.
/// </summary>
static class CrowdBenchmark
{
    const int Users = 16, BulkRows = 5_000;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var ledger = await BenchLedger.OpenAsync(100_000);
        var fields = await ledger.House.FieldsAsync(ledger.Member);
        using var insert = new RawInsert(ledger, fields);
        var raw = new TimingSamples();
        await raw.MeasureAsync(500, insert.RunAsync);

        yield return Figure.Percentile("add, sixteen users of sixteen ledgers at once",
            await CrowdAsync(ledger.House, scale), 0.99, 40,
            Figure.Text($"16 raw inserts {raw.Percentile(0.5) * Users:0.00} ms"));

        var (bulk, beside) = await BulkAsync(ledger, scale);
        yield return new Figure("add of 5,000 at once", bulk, "",
            Figure.Text($"5,000 raw inserts {raw.Percentile(0.5) * BulkRows:0} ms"), "p95 ≤ 2000 ms",
            bulk.Percentile(0.95) <= 2000);
        yield return Figure.Percentile("add by another member meanwhile", beside, 0.95, 60,
            Figure.Text($"raw insert {raw.Percentile(0.5):0.00} ms"));
    }

    static async Task<TimingSamples> CrowdAsync(TestServices house, int scale)
    {
        var members = new List<Member>();
        for (var i = 0; i < Users; i++) members.Add(await house.MoveInAsync($"Member{i}"));
        await Task.WhenAll(members.Select(member => AddAsync(house, member, 100)));
        var all = new TimingSamples();
        foreach (var one in await Task.WhenAll(members.Select(member => AddAsync(house, member, scale * 50))))
            all.Add(one);
        return all;
    }

    static async Task<TimingSamples> AddAsync(TestServices house, Member member, int times)
    {
        var fields = await house.FieldsAsync(member);
        var samples = new TimingSamples();
        await Task.Run(
            () => samples.MeasureAsync(times, () => house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields)));
        return samples;
    }

    static async Task<(TimingSamples Bulk, TimingSamples Beside)> BulkAsync(BenchLedger ledger, int scale)
    {
        var house = ledger.House;
        var many = Enumerable.Repeat(await house.FieldsAsync(ledger.Member), BulkRows).ToList();
        var other = await house.MoveInAsync("Jonas");
        var (bulk, beside) = (new TimingSamples(), new TimingSamples());
        await house.Expenses.AddManyAsync(ledger.Member, many);
        var adding = Task.Run(
            () => bulk.MeasureAsync(scale * 2, () => house.Expenses.AddManyAsync(ledger.Member, many)));
        while (!adding.IsCompleted) beside.Add(await AddAsync(house, other, 1));
        await adding;
        return (bulk, beside);
    }
}
