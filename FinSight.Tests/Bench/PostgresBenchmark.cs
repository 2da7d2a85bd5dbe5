using System.Diagnostics;
using System.Globalization;
using FinSight.Core;
using FinSight.Core.Dashboard;
using FinSight.Core.Data.Postgres;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Nodes;
using Npgsql;

namespace FinSight.Tests.Bench;

/// <summary>The same services on a PostgreSQL of this machine, whose every commit waits for the disk.</summary>
static class PostgresBenchmark
{
    const int WarmUp = 1_000, Rounds = 10, Writers = 64, Million = 1_000_000, Part = 5_000;

    public static readonly string[] Durable =
        ["fsync=on", "full_page_writes=on", "synchronous_commit=on", "autovacuum=on", "shared_buffers=512MB"];

    static readonly (string Name, string Filter)[] Pages =
        [
            ("no filter", ""), ("a category", "category:home"), ("a tag", "tag:work"), ("an amount", "amount>199.90"),
            ("a rare word", "177"),
        ];

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        if (!PrivatePostgres.IsHere) yield break;
        await using var server = await PrivatePostgres.StartAsync(Durable);
        await using var house = await TestServices.OpenAsync(
            new TempFolder(), database: new(PostgresAddress.Read(server.Address, "")));
        var member = await house.MoveInAsync();
        yield return await AddAsync(house, member, server.Address, scale);
        yield return await CrowdAsync(house, server.Address, scale);

        await FillAsync(server.Address, member);
        var dashboard = house.Get<DashboardService>();
        var month = new DashboardRequest(new Month(2026, 11), BenchLedger.Today);
        yield return Figure.Percentile(
            "PostgreSQL: dashboard of a month, 1 million",
            await MeasureAsync(scale, () => dashboard.ViewAsync(member, month)), 0.95, 10, "");
        var finder = house.Get<ExpenseSearchService>();
        foreach (var (name, filter) in Pages)
        {
            var query = new ExpenseListRequest(
                new FilterTextParser(member.Currency, CultureInfo.GetCultureInfo("en-GB")).Parse(filter).Filter,
                ExpenseSort.Newest);
            yield return Figure.Percentile(
                $"PostgreSQL: list, {name}, 1 million",
                await MeasureAsync(scale, () => finder.PageAsync(member, query)), 0.95, 30, "");
        }
    }

    static async Task<Figure> AddAsync(TestServices house, Member member, string address, int scale)
    {
        var fields = await house.FieldsAsync(member);
        await using var source = NpgsqlDataSource.Create(address);
        await using var connection = await source.OpenConnectionAsync();
        await using var insert = Insert(connection, member, fields);
        Task AddAsync() => house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields);
        Task RawAsync()
        {
            insert.Parameters[0].Value = Guid.CreateVersion7();
            return insert.ExecuteNonQueryAsync();
        }

        await new TimingSamples().MeasureAsync(WarmUp, AddAsync);
        await new TimingSamples().MeasureAsync(WarmUp, RawAsync);
        var (service, raw) = (new TimingSamples(), new TimingSamples());
        for (var round = 0; round < Rounds; round++)
        {
            await service.MeasureAsync(scale * 30, AddAsync);
            await raw.MeasureAsync(scale * 30, RawAsync);
        }
        var ratio = service.PerSecond / raw.PerSecond;
        return new Figure("PostgreSQL: add", service, Figure.Text($"{ratio:0.00} of raw"),
            Figure.Text($"raw insert {raw.Percentile(0.5):0.00} ms"), "≥ 0.35 of raw", ratio >= 0.35);
    }

    static NpgsqlCommand Insert(NpgsqlConnection connection, Member member, ExpenseInput fields)
    {
        var insert = new NpgsqlCommand("""
            INSERT INTO Expenses (Id, LedgerId, Date, Amount, CategoryId, Title, CreatedBy, CreatedAt, Version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 1)
            """, connection);
        foreach (var value in new object[]
        {
            Guid.Empty, member.LedgerId, fields.Date, fields.Amount.Minor, fields.CategoryId, fields.Title!,
            member.UserId,
        })
            insert.Parameters.Add(new() { Value = value });
        insert.Prepare();
        return insert;
    }

    /// <summary>Each in a ledger of their own: their commits share the disk's.</summary>
    static async Task<Figure> CrowdAsync(TestServices house, string address, int scale)
    {
        var (people, raw) = (new List<Func<Task>>(), new List<Func<Task>>());
        await using var source = NpgsqlDataSource.Create(address);
        for (var i = 0; i < Writers; i++)
        {
            var who = await house.MoveInAsync($"writer{i}");
            var fields = await house.FieldsAsync(who);
            people.Add(() => house.Expenses.AddAsync(who, Guid.CreateVersion7(), fields));
            var insert = Insert(await source.OpenConnectionAsync(), who, fields);
            raw.Add(() =>
            {
                insert.Parameters[0].Value = Guid.CreateVersion7();
                return insert.ExecuteNonQueryAsync();
            });
        }
        var (alone, together) = await RatesAsync(people, scale);
        var (rawAlone, rawTogether) = await RatesAsync(raw, scale);
        return new Figure(
            "PostgreSQL: 64 writers on 64 ledgers over one",
            null,
            Figure.Text($"{together / alone:0.0} × ({together:0} a second)"),
            Figure.Text($"raw {rawTogether / rawAlone:0.0} × ({rawTogether:0} a second)"),
            "≥ 5 ×",
            together / alone >= 5);
    }

    /// <summary>Writes a second, of the first alone and of all.</summary>
    static async Task<(double Alone, double Together)> RatesAsync(List<Func<Task>> writers, int scale)
    {
        await RateAsync(writers, TimeSpan.FromSeconds(2));
        return (
            await RateAsync(writers[..1], TimeSpan.FromSeconds(scale)),
            await RateAsync(writers, TimeSpan.FromSeconds(scale)));
    }

    static async Task<double> RateAsync(IEnumerable<Func<Task>> writers, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(writers.Select(write => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(started) < time; count++) await write();
            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Over ten years, through the triggers, as <see cref="BulkFill"/> does it; without a log.</summary>
    static async Task FillAsync(string address, Member member)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var fill = source.CreateCommand("""
            INSERT INTO Tags (LedgerId, Id, Name, NameKey, Version) VALUES ($1, gen_random_uuid(), 'work', 'WORK', 1);
            """);
        fill.Parameters.Add(new() { Value = member.LedgerId });
        await fill.ExecuteNonQueryAsync();
        await using var rows = source.CreateCommand("""
            WITH sorted AS (SELECT array_agg(Id ORDER BY Position) AS ids FROM Categories WHERE LedgerId = $1),
                 tag AS (SELECT replace(CAST(Id AS text), '-', '') AS id FROM Tags WHERE LedgerId = $1 AND NameKey = 'WORK')
            INSERT INTO Expenses (Id, LedgerId, Date, Amount, CategoryId, Title, TagIds, CreatedBy, CreatedAt, Version)
            SELECT gen_random_uuid(), $1, $3::date - (($4 - n) * 3652 / $4)::int, 100 + floor(random() * 19900)::bigint,
                ids[1 + floor(power(random(), 2) * array_length(ids, 1))::int], 'Expense ' || n % 500,
                CASE WHEN random() < 0.05 THEN tag.id END, $2, 0, 1
            FROM generate_series($5::bigint, $6::bigint) n, sorted, tag
            """);
        rows.CommandTimeout = 0;
        await Console.Error.WriteLineAsync("Filling a ledger with 1 million expenses");
        // In parts: what one transaction leaves behind of the totals can be cleared only after it.
        for (var from = 1L; from <= Million; from += Part)
        {
            rows.Parameters.Clear();
            foreach (var value in new object[]
            {
                member.LedgerId, member.UserId, BenchLedger.Today, (long)Million, from, from + Part - 1,
            })
                rows.Parameters.Add(new() { Value = value });
            await rows.ExecuteNonQueryAsync();
        }
        await using var calm = source.CreateCommand("VACUUM ANALYZE");
        calm.CommandTimeout = 0;
        await calm.ExecuteNonQueryAsync();
    }

    static async Task<TimingSamples> MeasureAsync(int scale, Func<Task> work)
    {
        await new TimingSamples().MeasureAsync(100, work);
        var samples = new TimingSamples();
        await samples.MeasureAsync(scale * 50, work);
        return samples;
    }
}
