using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Security;
using FinSight.Tests.Data;

namespace FinSight.Tests.Members;

public sealed class LedgerInvitationServiceTests : LedgerInvitationServiceTestBase
{
    [Fact]
    public async Task It_says_who_invites_whom_to_what_before_anything_is_accepted()
    {
        var secret = await StartAsync(Role.Adder);
        var offer = await Invitations.LookAsync(secret);
        Assert.Equal((Mara.LedgerId, Mara.LedgerName, Role.Adder, Now.AddDays(7), (Role?)null),
            (offer!.LedgerId, offer.LedgerName, offer.Role, offer.ExpiresAt, offer.Mine));
        Assert.StartsWith("Mara", offer.MadeBy, StringComparison.Ordinal);
        Assert.DoesNotContain(_noah.UserId, await RolesAsync());
    }

    [Fact]
    public async Task Whoever_accepts_is_in_with_the_role_and_since_then()
    {
        var secret = await StartAsync(Role.Adder);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(
            new JoinedLedgerResult(Mara.LedgerId, Mara.LedgerName, Role.Adder, false),
            await AcceptAsync(_noah, secret));

        var member = await House.Get<LedgerAccessService>().EnterAsync(_noah.UserId, Mara.LedgerId);
        Assert.Equal(Role.Adder, member.Role);
        Assert.Equal(
            Now, (await Memberships.ListAsync(member, Today)).Members.Single(row => row.UserId == _noah.UserId).Since);
        var told = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal(
            (_noah.UserId, MembershipLogDefinition.Kind, ChangeKind.Added, BatchStatus.Fixed),
            (told.UserId, told.Entity, told.Kind, told.State));
        Assert.Equal(Mara.LedgerName, Assert.Single(await LinesAsync(SecurityEventKind.LedgerJoined)).Detail);
    }

    [Fact]
    public async Task One_for_once_is_used_up_and_one_for_several_is_not()
    {
        var (once, often) = (await StartAsync(), await InviteAsync(Mara, isReusable: true));
        var (zoe, jonas) = (await House.MoveInAsync("Zoë"), await House.MoveInAsync("Jonas"));
        await AcceptAsync(_noah, once);
        Assert.Null(await Invitations.LookAsync(once));
        await AssertDeadAsync(() => AcceptAsync(zoe, once));

        await AcceptAsync(zoe, often);
        await AcceptAsync(jonas, often);
        Assert.Equal(4, (await RolesAsync()).Count);
        Assert.Equal(2, Assert.Single(await Invitations.ListAsync(Mara)).Uses);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task It_holds_as_long_as_was_chosen(int days)
    {
        var secret = await StartAsync(days: days);
        Time.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(1));
        Assert.NotNull(await Invitations.LookAsync(secret));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Invitations.LookAsync(secret));
        await AssertDeadAsync(() => AcceptAsync(_noah, secret));
        Assert.Empty(await Invitations.ListAsync(Mara));
    }

    [Fact]
    public async Task One_that_is_revoked_opens_nothing_and_the_log_tells_of_both()
    {
        var secret = await StartAsync();
        await Invitations.RevokeAsync(Mara, Assert.Single(await Invitations.ListAsync(Mara)).Id);
        await AssertDeadAsync(() => AcceptAsync(_noah, secret));
        Assert.Empty(await Invitations.ListAsync(Mara));
        Assert.Equal(Mara.UserId, Assert.Single(await LinesAsync(SecurityEventKind.LedgerInvitationMade)).UserId);
        Assert.Equal(Mara.UserId, Assert.Single(await LinesAsync(SecurityEventKind.LedgerInvitationRevoked)).UserId);
    }

    [Fact]
    public async Task It_ends_with_the_ownership_of_who_made_it_and_does_not_come_back_with_it()
    {
        await StartAsync();
        var zoe = await House.JoinAsync(Mara, "Zoë", Role.Owner);
        var secret = await InviteAsync(zoe);
        await Memberships.ChangeRoleAsync(Mara, zoe.UserId, Role.Editor);
        await AssertDeadAsync(() => AcceptAsync(_noah, secret));
        await Memberships.ChangeRoleAsync(Mara, zoe.UserId, Role.Owner);
        await AssertDeadAsync(() => AcceptAsync(_noah, secret));

        var other = await InviteAsync(zoe);
        await Memberships.RemoveAsync(Mara, zoe.UserId);
        await AssertDeadAsync(() => AcceptAsync(_noah, other));
    }

    [Fact]
    public async Task It_opens_nothing_while_the_account_of_who_made_it_is_disabled()
    {
        await StartAsync();
        var zoe = await House.JoinAsync(Mara, "Zoë", Role.Owner);
        var secret = await InviteAsync(zoe);
        await DisableAsync(zoe);
        Assert.Null(await Invitations.LookAsync(secret));
        await AssertDeadAsync(() => AcceptAsync(_noah, secret));
        Assert.DoesNotContain(
            await Invitations.ListAsync(Mara), one => one.MadeBy.StartsWith("Zoë", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Viewer, Role.Editor, Role.Editor)]
    [InlineData(Role.Editor, Role.Viewer, Role.Editor)]
    [InlineData(Role.Owner, Role.Editor, Role.Owner)]
    public async Task A_member_keeps_the_higher_role(Role had, Role offered, Role has)
    {
        var zoe = await House.JoinAsync(Mara, "Zoë", had);
        var secret = await InviteAsync(Mara, offered);
        Assert.Equal(had, (await Invitations.LookAsync(secret, await House.SignInAsync(zoe)))!.Mine);
        Assert.Equal(new JoinedLedgerResult(Mara.LedgerId, Mara.LedgerName, has, true), await AcceptAsync(zoe, secret));
        Assert.Equal(has, (await RolesAsync())[zoe.UserId]);
        // Nobody uses a link up that gives them nothing.
        Assert.Equal(had >= offered, await Invitations.LookAsync(secret) is not null);
    }

    [Fact]
    public async Task Whoever_is_in_is_told_so_also_by_a_link_that_is_used_up()
    {
        var secret = await StartAsync();
        await AcceptAsync(_noah, secret);
        Assert.True((await Invitations.LookAsync(secret, await House.SignInAsync(_noah)))!.IsIdle);
        Assert.True((await AcceptAsync(_noah, secret)).WasMember);
        Assert.Null(await Invitations.LookAsync(secret, await House.SignInAsync(await House.MoveInAsync("Zoë"))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("guess")]
    [InlineData(
        "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789-and-more")]
    public async Task What_is_no_secret_opens_nothing(string? secret)
    {
        await StartAsync();
        Assert.Null(await Invitations.LookAsync(secret));
        await AssertDeadAsync(() => AcceptAsync(_noah, secret!));
    }

    [Fact]
    public async Task The_database_does_not_know_the_secret()
    {
        var secret = await StartAsync();
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.DoesNotContain(await db.DumpAsync(), row => row.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_is_to_be_sent_is_looked_at_and_kept()
    {
        var made = await Invitations.MakeAsync(Mara, new(Role.Viewer, 1, Email: " noah@example.org "));
        Assert.Equal("noah@example.org", made.Email);
        Assert.Equal("noah@example.org", Assert.Single(await Invitations.ListAsync(Mara)).Email);
        Assert.Null((await Invitations.MakeAsync(Mara, new(Role.Viewer, 1, Email: " "))).Email);
        Assert.Equal(Rules.Mail.EmailUnreadable,
            (await Assert.ThrowsAsync<RuleException>(
                () => Invitations.MakeAsync(Mara, new(Role.Viewer, 1, Email: "noah")))).Rule);
    }
}
