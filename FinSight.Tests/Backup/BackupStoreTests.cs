using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Backup;

public sealed class BackupStoreTests : IAsyncLifetime
{
    readonly FakeTime _time = new(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    TestServices _house = null!;

    BackupStore Shelf => _house.Get<BackupStore>();

    BackupSchedule Watch => _house.Get<BackupSchedule>();

    public async Task InitializeAsync() => _house = await TestServices.OpenAsync(time: _time);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_backup_is_due_once_a_day_as_soon_as_there_is_an_account()
    {
        Assert.False(await Watch.IsDueAsync());
        await _house.MoveInAsync();
        Assert.True(await Watch.IsDueAsync());
        await Shelf.MakeAsync();
        Assert.False(await Watch.IsDueAsync());
        _time.Advance(TimeSpan.FromHours(15.9));
        Assert.False(await Watch.IsDueAsync());
        _time.Advance(TimeSpan.FromHours(0.2));
        Assert.True(await Watch.IsDueAsync());
    }

    [Fact]
    public async Task What_is_made_is_proven_and_listed_and_restored_once_a_week()
    {
        await _house.MoveInAsync();
        var made = await Shelf.MakeAsync();
        Assert.Equal("finsight-20261123-120000.zip", made.Name);
        Assert.Equal([made], Shelf.List());
        Assert.Equal(
            new BackupVerificationResult(_time.GetUtcNow().UtcDateTime, IsSound: true, IsRestored: false), made.Proof);
        Assert.Equal(made, Watch.DueForProof());
        Assert.True((await Shelf.ProveAsync(made.Name)).IsSound);
        Assert.Null(Watch.DueForProof());
        _time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(made.Name, Watch.DueForProof()?.Name);
        Assert.Empty(Directory.GetDirectories(_house.Folder.Path, ".finsight-*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task One_that_rots_is_found_broken_and_counts_no_longer()
    {
        var mara = await _house.MoveInAsync();
        await _house.Get<SecurityLog>().WriteAsync(SecurityEventKind.Registered, mara.UserId, ClientInfo.Unknown);
        var made = await Shelf.MakeAsync();
        _time.Advance(TimeSpan.FromDays(1));
        await using (var file = new FileStream(Path.Combine(Shelf.Folder, made.Name), FileMode.Open))
        {
            file.Position = file.Length / 2;
            file.WriteByte(0x5a);
            file.WriteByte(0xa5);
        }
        Assert.False((await Shelf.ProveAsync(made.Name)).IsSound);
        Assert.False(Assert.Single(Shelf.List()).IsProven);
        Assert.NotNull(Shelf.Problem);
        _time.Advance(TimeSpan.FromDays(1.5));
        Assert.True(await Watch.IsLateAsync());
        await Shelf.MakeAsync();
        Assert.Null(Shelf.Problem);
        Assert.False(await Watch.IsLateAsync());
        _time.Advance(TimeSpan.FromDays(2.1));
        Assert.True(await Watch.IsLateAsync());
    }

    [Fact]
    public async Task A_server_that_was_set_up_just_now_is_not_late()
    {
        var mara = await _house.MoveInAsync();
        await _house.Get<SecurityLog>().WriteAsync(SecurityEventKind.Registered, mara.UserId, ClientInfo.Unknown);
        _time.Advance(TimeSpan.FromDays(1.9));
        Assert.False(await Watch.IsLateAsync());
        _time.Advance(TimeSpan.FromDays(0.2));
        Assert.True(await Watch.IsLateAsync());
    }

    [Fact]
    public async Task A_database_with_a_fault_makes_none_and_the_reason_is_kept()
    {
        var mara = await _house.MoveInAsync();
        await _house.Expenses.AddAsync(mara, Guid.CreateVersion7(), await _house.FieldsAsync(mara));
        await using (var db = await _house.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"UPDATE DailyTotals SET Amount = 1");
        await Assert.ThrowsAsync<RuleException>(() => Shelf.MakeAsync());
        Assert.Equal(Rules.Backup.Faulty, Shelf.Problem?.Rule);
        Assert.Empty(Directory.GetFileSystemEntries(Shelf.Folder));
    }

    [Fact]
    public async Task Seven_days_four_weeks_and_twelve_months_are_kept()
    {
        await _house.MoveInAsync();
        var first = new DateTime(2025, 1, 1, 4, 0, 0, DateTimeKind.Utc);
        var all = Enumerable.Range(0, 700).Select(day => Kept(first.AddDays(day))).ToList();
        var kept = all.Except(BackupRetention.Spare(all))
            .Select(backup => DateOnly.FromDateTime(backup.MadeAt)).ToList();
        // The last is of 1 December 2026: 7 days, the ends of 4 weeks and of 12 months, less what is the same day.
        Assert.Equal(
            [
                new(2026, 1, 31), new(2026, 2, 28), new(2026, 3, 31), new(2026, 4, 30), new(2026, 5, 31),
                new(2026, 6, 30), new(2026, 7, 31),
                new(2026, 8, 31), new(2026, 9, 30), new(2026, 10, 31), new(2026, 11, 15), new(2026, 11, 22),
                new(2026, 11, 25), new(2026, 11, 26), new(2026, 11, 27), new(2026, 11, 28), new(2026, 11, 29),
                new(2026, 11, 30), new(2026, 12, 1),
            ], kept);
    }

    [Fact]
    public void The_last_that_is_proven_never_goes_however_old_nor_what_is_newer()
    {
        var first = new DateTime(2024, 1, 15, 4, 0, 0, DateTimeKind.Utc);
        List<StoredBackup> all =
            [Kept(first), .. Enumerable.Range(0, 900).Select(day => Kept(first.AddDays(1 + day), isSound: false))];
        Assert.Empty(BackupRetention.Spare(all));
        all.Add(Kept(first.AddDays(1000)));
        Assert.Contains(all[0], BackupRetention.Spare(all));
        Assert.DoesNotContain(all[^1], BackupRetention.Spare(all));
    }

    static StoredBackup Kept(DateTime at, bool isSound = true) =>
        new($"{at:O}", at, 1, new BackupVerificationResult(at, isSound, false));
}
