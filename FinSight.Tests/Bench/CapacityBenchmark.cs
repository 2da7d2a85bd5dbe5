using System.Diagnostics;
using System.Globalization;
using FinSight.Core.Data.Postgres;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Nodes;
using Npgsql;

namespace FinSight.Tests.Bench;

/// <summary>
/// What a household costs, measured here, and what many take together at their busiest: the model behind docs/scale.md.
/// </summary>
static class CapacityBenchmark
{
    const int Writers = 16, Circuits = 100;

    const double KiB = 1024, MiB = KiB * KiB, GiB = MiB * KiB;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        if (!PrivatePostgres.IsHere || !OperatingSystem.IsLinux()) yield break;
        var (add, row) = await AddAsync(scale);
        yield return Value(
            "processor for an add, PostgreSQL's included", $"{add.TotalMilliseconds:0.0} ms", $"{row:0} bytes of disk");
        var (open, heap) = await OpenAsync(scale);
        yield return Value(
            "processor for a visit of the dashboard",
            $"{open.TotalMilliseconds:0.0} ms",
            $"{heap / KiB:0} KiB of heap");
        foreach (var households in new[] { 1_000, 10_000, 100_000, 1_000_000 })
        {
            var need = Household.Usual.Need(households, add, row, open, heap);
            yield return Value(
                Figure.Text($"{households:N0} households at their busiest"), $"{need.Cores:0.0} cores",
                $"{need.Memory / GiB:0.0} GiB, {need.DiskOfYear / GiB:0} GiB a year");
        }
    }

    /// <summary>
    /// Of the whole machine, which does nothing else, and the bytes that an expense takes with its log, indexes and
    /// totals.
    /// </summary>
    static async Task<(TimeSpan Cpu, double Bytes)> AddAsync(int scale)
    {
        await using var server = await PrivatePostgres.StartAsync(PostgresBenchmark.Durable);
        var address = PostgresAddress.Read(server.Address, "");
        await using var house = await TestServices.OpenAsync(new TempFolder(), database: new(address));
        var people = new List<(Member Who, ExpenseInput Fields)>();
        for (var i = 0; i < Writers; i++)
        {
            var who = await house.MoveInAsync($"writer{i}");
            people.Add((who, await house.FieldsAsync(who)));
        }
        await WriteAsync(50);
        var (each, before) = (scale * 100, await SizeAsync(address));
        var busy = Busy();
        await WriteAsync(each);
        return ((Busy() - busy) / (each * Writers), (await SizeAsync(address) - before) / (each * Writers));

        Task WriteAsync(int count) => Task.WhenAll(people.Select(one => Task.Run(async () =>
        {
            for (var i = 0; i < count; i++) await house.Expenses.AddAsync(one.Who, Guid.CreateVersion7(), one.Fields);
        })));
    }

    /// <summary>Of the server alone: the page, its circuit, and what is drawn until it rests.</summary>
    static async Task<(TimeSpan Cpu, double Heap)> OpenAsync(int scale)
    {
        var circuits = new OpenCircuitCounter();
        await using var app = await BenchApp.OpenAsync(100_000, circuits.Watch);
        await using var crowd = CircuitCrowd.Start();
        for (var i = 0; i < scale + 1; i++)
        {
            await crowd.OpenAsync(app.App.Address, app.Who.CookieHeader, Circuits);
            await crowd.LeaveAsync();
            await circuits.NoneAsync();
        }
        using var process = Process.GetCurrentProcess();
        var (before, began) = (OpenCircuitCounter.Heap(), process.TotalProcessorTime);
        await crowd.OpenAsync(app.App.Address, app.Who.CookieHeader, Circuits);
        process.Refresh();
        var took = process.TotalProcessorTime - began;
        return (took / Circuits, (OpenCircuitCounter.Heap() - before) / (double)Circuits);
    }

    static async Task<double> SizeAsync(string address)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var size = source.CreateCommand("SELECT pg_database_size(current_database())");
        return (long)(await size.ExecuteScalarAsync())!;
    }

    /// <summary>The time that all processors have worked so far.</summary>
    static TimeSpan Busy()
    {
        const int Idle = 3, WaitingForDisk = 4, Kinds = 8, TicksOfASecond = 100;
        var times = File.ReadLines("/proc/stat")
            .First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Take(Kinds)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture));
        return TimeSpan.FromSeconds(
            times.Where((_, kind) => kind is not (Idle or WaitingForDisk)).Sum() / (double)TicksOfASecond);
    }

    static Figure Value(string name, FormattableString value, FormattableString beside) =>
        new(name, null, Figure.Text(value), Figure.Text(beside), "", true);

    /// <summary>What a household does in a day. Assumed, and generous.</summary>
    /// <param name="BusiestHour">The share of the day that falls into it.</param>
    sealed record Household(double Adds, double Visits, TimeSpan Stay, double BusiestHour)
    {
        /// <summary>
        /// Of its processors no more is planned for: the rest is for waves, and for a node that is gone.
        /// </summary>
        const double Planned = 0.5;

        const double DaysOfYear = 365;

        /// <summary>So many deviations above the middle: who comes does so by chance.</summary>
        const double Sure = 4;

        /// <summary>How long a circuit whose browser is gone is kept.</summary>
        static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

        public static Household Usual { get; } = new(6, 10, TimeSpan.FromMinutes(2), 0.12);

        /// <summary>Visitors come independently and stay: so many are there at once, and seldom more (M/G/∞).</summary>
        public Need Need(int households, TimeSpan add, double row, TimeSpan open, double heap)
        {
            double Rate(double daily) => households * daily * BusiestHour / TimeSpan.FromHours(1).TotalSeconds;
            var there = Rate(Visits) * (Stay + Kept).TotalSeconds;
            return new(
                (Rate(Adds) * add + Rate(Visits) * open).TotalSeconds / Planned,
                (there + Sure * Math.Sqrt(there)) * heap, households * Adds * DaysOfYear * row);
        }
    }

    /// <param name="Memory">Bytes, of all open pages.</param>
    /// <param name="DiskOfYear">Bytes.</param>
    sealed record Need(double Cores, double Memory, double DiskOfYear);
}
