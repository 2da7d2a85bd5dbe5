using System.Text.Json;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Changes;

public sealed class ChangeRecorderTests : IAsyncLifetime
{
    TestServices _house = null!;
    Member _mara = null!;

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync();
        _mara = await _house.MoveInAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Every_write_leaves_a_row_that_says_who_what_before_and_after()
    {
        var id = Guid.CreateVersion7();
        var row = await _house.Expenses.AddAsync(_mara, id, await _house.FieldsAsync(_mara, "Coffee", 450));
        await _house.Expenses.EditAsync(_mara, id, row.Row.Version, await _house.FieldsAsync(_mara, "Coffee", 540));
        await _house.Expenses.DeleteAsync(_mara, id);

        var log = await LogAsync(id);
        Assert.Equal([ChangeKind.Added, ChangeKind.Edited, ChangeKind.Edited], log.Select(c => c.Kind));
        Assert.Equal([1, 2, 3], log.Select(c => c.EntityVersion));
        Assert.All(
            log, c => Assert.Equal((_mara.UserId, _mara.LedgerId, Source.Page), (c.UserId, c.LedgerId, c.Source)));
        Assert.Equal("Coffee", Field(log[0].After, "Title").GetString());
        Assert.Equal((450, 540), (Field(log[1].Before, "Amount").GetInt64(), Field(log[1].After, "Amount").GetInt64()));
        Assert.False(JsonDocument.Parse(log[1].After!).RootElement.TryGetProperty("Title", out _));
        Assert.Equal(JsonValueKind.Null, Field(log[2].Before, "DeletedAt").ValueKind);
    }

    [Fact]
    public async Task A_save_that_changes_nothing_leaves_no_trace()
    {
        var id = Guid.CreateVersion7();
        var fields = await _house.FieldsAsync(_mara);
        var row = await _house.Expenses.AddAsync(_mara, id, fields);
        Assert.Equal(
            row.Row.Version, (await _house.Expenses.EditAsync(_mara, id, row.Row.Version, fields)).Row.Version);
        Assert.Single(await LogAsync(id));
    }

    [Fact]
    public async Task A_bulk_add_is_one_batch()
    {
        var fields = await _house.FieldsAsync(_mara);
        await _house.Expenses.AddManyAsync(_mara, Enumerable.Repeat(fields, 1200));
        await using var db = await _house.Contexts.CreateDbContextAsync();
        Assert.Single(
            await db.Changes.Where(c => c.Entity == "Expense").Select(c => c.BatchId).Distinct().ToListAsync());
    }

    [Fact]
    public async Task The_feed_tells_the_ledger_that_moved_and_no_other()
    {
        var jonas = await _house.MoveInAsync("Jonas");
        long mine = 0, theirs = 0;
        using var one = _house.Feed.Subscribe(_mara, sequence => mine = sequence);
        using var other = _house.Feed.Subscribe(jonas, sequence => theirs = sequence);
        var id = Guid.CreateVersion7();
        await _house.Expenses.AddAsync(_mara, id, await _house.FieldsAsync(_mara));

        Assert.Equal((await LogAsync(id)).Single().Sequence, mine);
        Assert.Equal(0, theirs);
    }

    [Fact]
    public async Task One_failing_subscriber_stops_nobody()
    {
        long told = 0;
        using var failing = _house.Feed.Subscribe(_mara, _ => throw new InvalidOperationException("Planted"));
        using var other = _house.Feed.Subscribe(_mara, sequence => told = sequence);
        await _house.Expenses.AddAsync(_mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara));
        Assert.NotEqual(0, told);
    }

    [Fact]
    public async Task A_disposed_subscription_is_told_nothing()
    {
        long told = 0;
        _house.Feed.Subscribe(_mara, sequence => told = sequence).Dispose();
        await _house.Expenses.AddAsync(_mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara));
        Assert.Equal(0, told);
    }

    async Task<List<Change>> LogAsync(Guid id)
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return await db.Changes.Where(c => c.EntityId == id).OrderBy(c => c.Sequence).ToListAsync();
    }

    static JsonElement Field(string? json, string name) => JsonDocument.Parse(json!).RootElement.GetProperty(name);
}
