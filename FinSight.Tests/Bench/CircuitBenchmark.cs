using FinSight.Tests.Browser;

namespace FinSight.Tests.Bench;

/// <summary>What open dashboards take of the server's memory, and what is left of them once they are gone.</summary>
static class CircuitBenchmark
{
    public const string SoakCommand = "soak";

    const int Together = 100, Soaked = 10_000, Step = 1_000;

    const int Ledgers = 250, PagesOfEach = 4, WarmUp = 50;

    const double KiB = 1024, MostPerCircuit = 400 * KiB, MostPerSmallCircuit = 450 * KiB, MostLeft = 1024 * KiB;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await foreach (var figure in OfOneLedgerAsync(scale)) yield return figure;
        var each = await OfManyLedgersAsync();
        yield return new Figure("heap of each of 1,000 dashboards of 250 ledgers", null,
            Figure.Text($"{each / KiB:0} KiB"), "", "≤ 450 KiB", each <= MostPerSmallCircuit);
    }

    static async IAsyncEnumerable<Figure> OfOneLedgerAsync(int scale)
    {
        var circuits = new OpenCircuitCounter();
        await using var app = await BenchApp.OpenAsync(100_000, circuits.Watch);
        await using var crowd = CircuitCrowd.Start();
        // What the first ones bring along for all that follow: compiled code, pools, caches.
        await PassAsync(app, crowd, circuits, (1 + scale) * Together);
        var before = OpenCircuitCounter.Heap();
        await OpenAsync(app, crowd);
        var each = (OpenCircuitCounter.Heap() - before) / Together;
        await crowd.LeaveAsync();
        await circuits.NoneAsync();
        var left = OpenCircuitCounter.Heap() - before;

        yield return new Figure("heap of an open dashboard, 100 thousand expenses", null,
            Figure.Text($"{each / KiB:0} KiB"), "", "≤ 400 KiB", each <= MostPerCircuit);
        yield return new Figure("heap that 100 of them leave behind", null,
            Figure.Text($"{left / KiB:0} KiB"), "", "≤ 1024 KiB", left <= MostLeft);
    }

    /// <returns>Bytes of each, those of a small ledger's rows and its members included.</returns>
    static async Task<double> OfManyLedgersAsync()
    {
        var circuits = new OpenCircuitCounter();
        await using var app = new LiveApp(circuits.Watch);
        await using var crowd = CircuitCrowd.Start();
        var people = new List<TestUser>();
        for (var i = 0; i < Ledgers; i++)
        {
            var who = await TestUser.MoveInAsync(app, $"member {i}", "en-GB");
            await who.WriteManyAsync(20, 450);
            people.Add(who);
        }
        await OpenAsync(people.Take(WarmUp));
        await crowd.LeaveAsync();
        await circuits.NoneAsync();
        var before = OpenCircuitCounter.Heap();
        await OpenAsync(people);
        return (OpenCircuitCounter.Heap() - before) / (double)(Ledgers * PagesOfEach);

        async Task OpenAsync(IEnumerable<TestUser> who)
        {
            foreach (var person in who)
                await crowd.OpenAsync(new Uri(app.Address, person.Address()), person.CookieHeader, PagesOfEach);
        }
    }

    static Task OpenAsync(BenchApp app, CircuitCrowd crowd) =>
        crowd.OpenAsync(app.App.Address, app.Who.CookieHeader, Together);

    /// <summary>Ten thousand dashboards are opened and abandoned, a hundred at a time.</summary>
    /// <returns>The exit code: 1 where they left something.</returns>
    public static async Task<int> SoakAsync()
    {
        var circuits = new OpenCircuitCounter();
        await using var app = await BenchApp.OpenAsync(100_000, circuits.Watch);
        await using var crowd = CircuitCrowd.Start();
        // The first thousand warm up.
        await PassAsync(app, crowd, circuits, Step);
        var start = await OpenCircuitCounter.RestedHeapAsync();
        for (var opened = Step; opened <= Soaked; opened += Step)
        {
            await PassAsync(app, crowd, circuits, Step);
            await WriteAsync(opened, OpenCircuitCounter.Heap(), start);
        }
        var end = await OpenCircuitCounter.RestedHeapAsync();
        await WriteAsync(Soaked, end, start);
        return end - start <= MostLeft ? 0 : 1;
    }

    static Task WriteAsync(int opened, long heap, long start) => Console.Out.WriteLineAsync(Figure.Text(
        $"{opened,6} dashboards opened and abandoned: {heap / KiB / 1024:0.0} MiB of heap, {(heap - start)
            / KiB:+0;-0;0} KiB"));

    static async Task PassAsync(BenchApp app, CircuitCrowd crowd, OpenCircuitCounter circuits, int count)
    {
        for (var opened = 0; opened < count; opened += Together)
        {
            await OpenAsync(app, crowd);
            await crowd.LeaveAsync();
            await circuits.NoneAsync();
        }
    }
}
