using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Members;

public sealed class MembershipServiceTests : MembersTestBase
{
    [Fact]
    public async Task The_list_has_the_owners_first_and_tells_of_each_since_when_and_when_last()
    {
        var came = Now;
        Time.Advance(TimeSpan.FromDays(2));
        var (zoe, noah) = (await House.JoinAsync(Mara, "Zoë", Role.Viewer), await House.JoinAsync(Mara, "Noah"));
        await House.Get<LedgerVisitService>().SeenAsync(noah);

        var rows = (await Memberships.ListAsync(zoe, Today)).Members;

        Assert.Equal(
            [(Mara.UserId, Role.Owner), (noah.UserId, Role.Editor), (zoe.UserId, Role.Viewer)],
            rows.Select(row => (row.UserId, row.Role)));
        Assert.Equal([came, Now, Now], rows.Select(row => row.Since));
        Assert.Equal([null, Now, null], rows.Select(row => row.LastSeenAt));
    }

    [Fact]
    public async Task The_list_tells_what_each_added_in_the_ledger_s_month()
    {
        await House.Get<LedgerSettingsService>().StartMonthsOnAsync(Mara, 20);
        var mara = await House.Get<LedgerAccessService>().EnterLastAsync(Mara.UserId);
        var noah = await House.JoinAsync(mara, "Noah", Role.Adder);
        foreach (var (date, minor) in new[]
        {
            ("2026-11-19", 100L), ("2026-11-20", 200), ("2026-12-19", 400), ("2026-12-20", 800),
        })
            await House.Expenses.AddAsync(
                noah, Guid.CreateVersion7(), await House.FieldsAsync(noah, minor: minor, date: date));
        var gone = await House.Expenses.AddAsync(mara, Guid.CreateVersion7(), await House.FieldsAsync(mara));
        await House.Expenses.DeleteAsync(mara, gone.Row.Id);

        var rows = (await Memberships.ListAsync(mara, Today)).Members;

        Assert.Equal(
            [(mara.UserId, 0L, 0L), (noah.UserId, 2, 600)], rows.Select(row => (row.UserId, row.Count, row.Amount)));
    }

    [Fact]
    public async Task A_role_is_changed_told_to_open_pages_and_passed_by_by_undo()
    {
        var noah = await House.JoinAsync(Mara, "Noah");
        var added = await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        var told = 0;
        using var page = House.Feed.SubscribeToSettings(noah, () => told++);

        var written = await Memberships.ChangeRoleAsync(Mara, noah.UserId, Role.Viewer);

        Assert.Equal(1, told);
        Assert.NotNull(written.BatchId);
        Assert.Equal(Role.Viewer, (await House.Get<LedgerAccessService>().EnterAsync(noah.UserId, Mara.LedgerId)).Role);
        Assert.Equal(added.BatchId, await House.Get<UndoService>().NextUndoAsync(Mara));
        var entry = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal(BatchStatus.Fixed, entry.State);
        Assert.StartsWith("Noah", entry.Name, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(
            () => House.Get<UndoService>().UndoAsync(Mara, written.BatchId!.Value));
        var line = Assert.Single(await LinesAsync(SecurityEventKind.LedgerRoleChanged));
        Assert.Equal((noah.UserId, Mara.UserId), (line.UserId, line.ActorId));
    }

    [Fact]
    public async Task The_same_role_again_is_no_change()
    {
        var noah = await House.JoinAsync(Mara, "Noah");
        Assert.Null((await Memberships.ChangeRoleAsync(Mara, noah.UserId, Role.Editor)).BatchId);
        Assert.Empty(await LinesAsync(SecurityEventKind.LedgerRoleChanged));
    }

    [Fact]
    public async Task Whoever_is_removed_is_out_at_once_and_leaves_their_rows_behind_under_their_name()
    {
        var noah = await House.JoinAsync(Mara, "Noah");
        var row = await House.Expenses.AddAsync(noah, Guid.CreateVersion7(), await House.FieldsAsync(noah));
        var told = 0;
        using var page = House.Feed.SubscribeToSettings(noah, () => told++);

        await Memberships.RemoveAsync(Mara, noah.UserId);

        Assert.Equal(1, told);
        await Assert.ThrowsAsync<NotFoundException>(
            () => House.Get<LedgerAccessService>().EnterAsync(noah.UserId, Mara.LedgerId));
        await Assert.ThrowsAsync<NotFoundException>(() => House.Expenses.DeleteAsync(noah, row.Row.Id));
        var rows = (await House.Get<ExpenseSearchService>()
            .PageAsync(Mara, new ExpenseListRequest(ExpenseFilter.Everything)))
            .Page.Rows;
        Assert.StartsWith("Noah", Assert.Single(rows).By, StringComparison.Ordinal);
        var entries = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries;
        Assert.Equal(ChangeKind.Removed, entries[0].Kind);
        Assert.StartsWith("Noah", entries[0].Name, StringComparison.Ordinal);
        Assert.StartsWith("Noah", entries[1].By, StringComparison.Ordinal);
        Assert.Equal(noah.UserId, Assert.Single(await LinesAsync(SecurityEventKind.LedgerMemberRemoved)).UserId);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Whoever_was_removed_may_come_again()
    {
        var noah = await House.MoveInAsync("Noah");
        await AcceptAsync(noah, await InviteAsync(Mara));
        await Memberships.RemoveAsync(Mara, noah.UserId);
        await AcceptAsync(noah, await InviteAsync(Mara, Role.Viewer));
        Assert.Equal(Role.Viewer, (await RolesAsync())[noah.UserId]);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Anybody_may_leave_but_the_last_owner()
    {
        var viewer = await House.JoinAsync(Mara, "Noah", Role.Viewer);
        await AssertLastOwnerAsync(() => Memberships.LeaveAsync(Mara));
        await AssertLastOwnerAsync(() => Memberships.RemoveAsync(Mara, Mara.UserId));
        await AssertLastOwnerAsync(() => Memberships.ChangeRoleAsync(Mara, Mara.UserId, Role.Editor));
        await Memberships.LeaveAsync(viewer);
        Assert.Equal([Mara.UserId], (await RolesAsync()).Keys);
        Assert.Equal(
            (viewer.UserId, (Guid?)null),
            Assert.Single(await LinesAsync(SecurityEventKind.LedgerLeft)) is var line
                ? (line.UserId!.Value, line.ActorId)
                : default);

        await House.JoinAsync(Mara, "Zoë", Role.Owner);
        await Memberships.LeaveAsync(Mara);
        Assert.Single(await RolesAsync());
    }

    [Fact]
    public async Task An_owner_who_cannot_sign_in_is_none_to_leave_it_to()
    {
        var zoe = await House.JoinAsync(Mara, "Zoë", Role.Owner);
        await DisableAsync(zoe);
        await AssertLastOwnerAsync(() => Memberships.LeaveAsync(Mara));
    }

    [Fact]
    public async Task A_ledger_is_handed_over_in_one_step()
    {
        var noah = await House.JoinAsync(Mara, "Noah", Role.Viewer);
        await InviteAsync(Mara);
        var written = await Memberships.HandOverAsync(Mara, noah.UserId);

        Assert.Equal(
            (Role.Owner, Role.Editor),
            (await RolesAsync()) is var roles ? (roles[noah.UserId], roles[Mara.UserId]) : default);
        var entry = (await House.Get<ActivityService>().FindAsync(Mara, written.BatchId!.Value))!;
        Assert.Equal((noah.UserId, 2), (entry.EntityId, entry.Count));
        Assert.Empty(
            await Invitations.ListAsync(await House.Get<LedgerAccessService>().EnterAsync(noah.UserId, Mara.LedgerId)));
        Assert.Equal(Rules.Ledgers.RoleTooLow,
            (await Assert.ThrowsAsync<RuleException>(() => Memberships.RemoveAsync(Mara, noah.UserId))).Rule);
        var line = Assert.Single(await LinesAsync(SecurityEventKind.LedgerHandedOver));
        Assert.Equal((noah.UserId, Mara.UserId), (line.UserId, line.ActorId));
    }

    [Fact]
    public async Task A_ledger_that_is_handed_over_to_oneself_stays_as_it_is()
    {
        Assert.Null((await Memberships.HandOverAsync(Mara, Mara.UserId)).BatchId);
        Assert.Equal(Role.Owner, (await RolesAsync())[Mara.UserId]);
    }
}
