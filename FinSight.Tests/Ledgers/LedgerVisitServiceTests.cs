using FinSight.Core;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Ledgers;

public sealed class LedgerVisitServiceTests : IAsyncLifetime
{
    readonly FakeTime _time = new();
    TestServices _house = null!;
    Member _mara = null!;

    LedgerVisitService Visits => _house.Get<LedgerVisitService>();

    LedgerAccessService Access => _house.Get<LedgerAccessService>();

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time);
        _mara = await _house.MoveInAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_visit_is_written_once_in_five_minutes()
    {
        var first = _time.GetUtcNow().UtcDateTime;
        await Visits.SeenAsync(_mara);
        _time.Advance(TimeSpan.FromMinutes(4));
        await Visits.SeenAsync(_mara);
        Assert.Equal(first, await SeenAtAsync());

        _time.Advance(TimeSpan.FromMinutes(1));
        await Visits.SeenAsync(_mara);
        Assert.Equal(first.AddMinutes(5), await SeenAtAsync());
    }

    [Fact]
    public async Task Many_tabs_that_open_at_once_are_one_visit()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Visits.SeenAsync(_mara))));
        Assert.Equal(_time.GetUtcNow().UtcDateTime, await SeenAtAsync());
    }

    [Fact]
    public async Task A_visit_of_somebody_who_has_just_been_removed_is_none()
    {
        var noah = await _house.JoinAsync(_mara, "Noah");
        await Visits.SeenAsync(noah);
        await using (var db = await _house.Contexts.CreateDbContextAsync())
        {
            db.WriteAs(_mara).Memberships.Remove(await db.Memberships.SingleAsync(m => m.UserId == noah.UserId));
            await db.SaveChangesAsync();
        }
        _time.Advance(TimeSpan.FromHours(1));

        await Visits.SeenAsync(noah);

        await using var after = await _house.Contexts.CreateDbContextAsync();
        Assert.Empty(await after.LedgerVisits.ToListAsync());
    }

    [Fact]
    public async Task Whoever_names_no_ledger_comes_to_the_one_they_were_in_last()
    {
        var noah = await _house.MoveInAsync("Noah");
        await using (var db = await _house.Contexts.CreateDbContextAsync())
        {
            db.WriteAs(noah).Memberships.Add(
                new Membership(noah.LedgerId, _mara.UserId, Role.Viewer, _time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        }
        Assert.Equal(_mara.LedgerId, (await Access.EnterLastAsync(_mara.UserId)).LedgerId);

        var guest = await Access.EnterAsync(_mara.UserId, noah.LedgerId);
        await Visits.SeenAsync(guest);
        Assert.Equal(noah.LedgerId, (await Access.EnterLastAsync(_mara.UserId)).LedgerId);

        // To and fro within the minutes in which a visit is fresh.
        _time.Advance(TimeSpan.FromSeconds(6));
        await Visits.SeenAsync(_mara);
        Assert.Equal(_mara.LedgerId, (await Access.EnterLastAsync(_mara.UserId)).LedgerId);
        _time.Advance(TimeSpan.FromSeconds(6));
        await Visits.SeenAsync(guest);
        Assert.Equal(noah.LedgerId, (await Access.EnterLastAsync(_mara.UserId)).LedgerId);
    }

    [Fact]
    public async Task Whoever_keeps_no_ledger_comes_to_none() =>
        await Assert.ThrowsAsync<NotFoundException>(() => Access.EnterLastAsync(Guid.CreateVersion7()));

    async Task<DateTime> SeenAtAsync()
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return (await db.LedgerVisits.SingleAsync(
            v => v.LedgerId == _mara.LedgerId && v.UserId == _mara.UserId)).LastSeenAt;
    }
}
