using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

public sealed class LogPruningTests : IAsyncLifetime
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    readonly FakeTime _time = new(Now.AddYears(-4));
    TestServices _house = null!;
    Member _mara = null!;

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time);
        _mara = await _house.MoveInAsync();
        await AddAsync("Old", 3);
        _time.Advance(Now.AddDays(-10) - _time.GetUtcNow());
        await AddAsync("New", 2);
        _time.Advance(Now - _time.GetUtcNow());
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task What_is_older_than_two_years_leaves_the_log_and_nothing_else()
    {
        await PruneAsync();
        Assert.Equal(["New 0", "New 1"], await TitlesAsync());
        await using var db = await _house.Contexts.CreateDbContextAsync();
        Assert.Equal(5, await db.Expenses.CountAsync());
        Assert.Empty(await _house.Get<DatabaseCheckup>().FindAsync());
        Assert.Equal(0, await _house.Get<LogPruning>().RunAsync());
    }

    [Fact]
    public async Task A_batch_that_reaches_into_the_two_years_stays_whole()
    {
        await JoinAsync("Old 1", "New 0");
        await PruneAsync();
        Assert.Equal(["Old 1", "Old 2", "New 0", "New 1"], await TitlesAsync());
    }

    [Fact]
    public async Task A_batch_that_reaches_past_the_start_of_one_that_stays_does_so_too()
    {
        await JoinAsync("Old 1", "New 0");
        await JoinAsync("Old 0", "Old 2");
        await PruneAsync();
        Assert.Equal(["Old 0", "Old 1", "Old 2", "New 0", "New 1"], await TitlesAsync());
    }

    [Fact]
    public async Task A_batch_larger_than_a_chunk_goes_whole()
    {
        await AddManyAsync();
        _time.Advance(TimeSpan.FromDays(3 * 365));
        await AddAsync("Latest", 1);
        await PruneAsync();
        Assert.Equal(["Latest 0"], await TitlesAsync());
    }

    [Fact]
    public async Task An_empty_log_stays_empty()
    {
        await ExecuteAsync($"DELETE FROM Changes");
        Assert.Equal(0, await _house.Get<LogPruning>().RunAsync());
    }

    async Task PruneAsync() => Assert.NotEqual(0, await _house.Get<LogPruning>().RunAsync());

    async Task AddAsync(string title, int times)
    {
        for (var i = 0; i < times; i++)
            await _house.Expenses.AddAsync(
                _mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara, $"{title} {i}"));
    }

    async Task AddManyAsync() =>
        await _house.Expenses.AddManyAsync(_mara, Enumerable.Repeat(await _house.FieldsAsync(_mara, "Bulk"), 1200));

    /// <summary>Makes the later change one of the earlier one's batch.</summary>
    Task JoinAsync(string earlier, string later) => ExecuteAsync($"""
        UPDATE Changes SET IsHead = {false}, BatchId = (SELECT BatchId FROM Changes WHERE After LIKE '%"Title":"' || {earlier} || '"%')
        WHERE After LIKE '%"Title":"' || {later} || '"%'
        """);

    async Task ExecuteAsync(FormattableString sql)
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync(sql);
    }

    async Task<List<string>> TitlesAsync()
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return
        [
            .. (await db.Changes.Where(c => c.Entity == "Expense")
                .OrderBy(c => c.Sequence)
                .Select(c => c.After!)
                .ToListAsync())
                .Select(after => JsonDocument.Parse(after).RootElement.GetProperty("Title").GetString()!),
        ];
    }
}
