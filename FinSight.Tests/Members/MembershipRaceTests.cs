using FinSight.Core;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Members;

/// <summary>What happens to members at the same moment as something else.</summary>
public sealed class MembershipRaceTests : MembersTestBase
{
    const int Times = 12;

    [Fact]
    public async Task Of_two_owners_who_leave_at_once_one_stays()
    {
        var owner = Mara;
        for (var i = 0; i < Times; i++)
        {
            var zoe = await House.JoinAsync(owner, "Zoë", Role.Owner);
            var refused = await RaceAsync(() => Memberships.LeaveAsync(owner), () => Memberships.LeaveAsync(zoe));
            Assert.Equal(
                Rules.Members.LastOwner, ((RuleException)Assert.Single(refused, one => one is not null)!).Rule);
            var (left, role) = Assert.Single(await RolesAsync());
            Assert.Equal(Role.Owner, role);
            owner = left == owner.UserId ? owner : zoe;
        }
    }

    [Fact]
    public async Task Of_two_owners_who_put_each_other_out_at_once_one_stays()
    {
        var owner = Mara;
        for (var i = 0; i < Times; i++)
        {
            var zoe = await House.JoinAsync(owner, "Zoë", Role.Owner);
            var refused = await RaceAsync(
                () => Memberships.RemoveAsync(owner, zoe.UserId), () => Memberships.RemoveAsync(zoe, owner.UserId));
            Assert.IsType<NotFoundException>(Assert.Single(refused, one => one is not null));
            var (left, role) = Assert.Single(await RolesAsync());
            Assert.Equal(Role.Owner, role);
            owner = left == owner.UserId ? owner : zoe;
        }
    }

    [Fact]
    public async Task A_ledger_that_is_handed_over_while_an_owner_leaves_still_has_one()
    {
        for (var i = 0; i < Times; i++)
        {
            var (zoe, noah) = (await House.JoinAsync(Mara, "Zoë", Role.Owner), await House.JoinAsync(Mara, "Noah"));
            await RaceAsync(
                () => Memberships.HandOverAsync(zoe, noah.UserId), () => Memberships.LeaveAsync(noah),
                () => Memberships.ChangeRoleAsync(Mara, zoe.UserId, Role.Viewer));
            Assert.Contains(Role.Owner, (await RolesAsync()).Values);
        }
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task What_a_member_writes_while_they_are_removed_is_in_whole_or_refused()
    {
        for (var i = 0; i < Times; i++)
        {
            var noah = await House.JoinAsync(Mara, "Noah");
            var (id, tag) = (Guid.CreateVersion7(), $"t{i}");
            var fields = await House.FieldsAsync(noah) with { Tags = [tag] };
            var refused = await RaceAsync(
                () => House.Expenses.AddAsync(noah, id, fields), () => Memberships.RemoveAsync(Mara, noah.UserId));
            Assert.Null(refused[1]);
            Assert.True(refused[0] is null or NotFoundException);
            var row = await House.Expenses.FindAsync(Mara, id);
            Assert.Equal(refused[0] is null, row is not null);
            Assert.Equal(
                refused[0] is null, (await House.Get<TagService>().ListAsync(Mara)).Tags.Any(one => one.Name == tag));
        }
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task What_an_editor_deletes_while_they_become_a_viewer_is_gone_or_refused()
    {
        for (var i = 0; i < Times; i++)
        {
            var noah = await House.JoinAsync(Mara, "Noah");
            var ids = new List<Guid>();
            for (var j = 0; j < 3; j++)
                ids.Add(
                    (await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara))).Row.Id);
            var refused = await RaceAsync(
                () => House.Get<ExpenseBulkService>().DeleteAsync(noah, ExpenseSelection.Of([.. ids])),
                () => Memberships.ChangeRoleAsync(Mara, noah.UserId, Role.Viewer));
            Assert.Null(refused[1]);
            await using var db = await House.Contexts.CreateDbContextAsync();
            Assert.Equal(
                refused[0] is null ? 0 : 3,
                await db.Expenses.CountAsync(e => ids.Contains(e.Id) && e.DeletedAt == null));
        }
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Whoever_is_let_in_while_the_owner_who_invited_leaves_is_in_or_refused()
    {
        for (var i = 0; i < Times; i++)
        {
            var (zoe, noah) = (await House.JoinAsync(Mara, "Zoë", Role.Owner), await House.MoveInAsync("Noah"));
            var secret = await InviteAsync(zoe);
            var refused = await RaceAsync(() => AcceptAsync(noah, secret), () => Memberships.LeaveAsync(zoe));
            Assert.Null(refused[1]);
            Assert.Equal(refused[0] is null, (await RolesAsync()).ContainsKey(noah.UserId));
        }
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }
}
