using FinSight.Core;
using FinSight.Core.Security;

namespace FinSight.Tests.Members;

/// <summary>What is done to an invitation at the same moment.</summary>
public sealed class LedgerInvitationRaceTests : LedgerInvitationServiceTestBase
{
    [Fact]
    public async Task Of_two_who_use_it_at_once_one_is_in()
    {
        var secret = await StartAsync();
        var zoe = await House.MoveInAsync("Zoë");
        var refused = await RaceAsync(() => AcceptAsync(_noah, secret), () => AcceptAsync(zoe, secret));
        Assert.Equal(Rules.Links.LinkDead, ((RuleException)Assert.Single(refused, one => one is not null)!).Rule);
        Assert.Equal(2, (await RolesAsync()).Count);
    }

    [Fact]
    public async Task Whoever_accepts_twice_at_once_is_in_once()
    {
        var secret = await StartAsync();
        var me = await House.SignInAsync(_noah);
        Assert.All(
            await RaceAsync(
                [.. Enumerable.Repeat(() => (Task)Invitations.AcceptAsync(me, secret, ClientInfo.Unknown), 4)]),
            Assert.Null);
        Assert.Equal(2, (await RolesAsync()).Count);
        Assert.Single(await LinesAsync(SecurityEventKind.LedgerJoined));
    }

    [Fact]
    public async Task One_that_is_revoked_while_it_is_accepted_is_either()
    {
        for (var i = 0; i < 10; i++)
        {
            var secret = await StartAsync();
            var id = Assert.Single(await Invitations.ListAsync(Mara)).Id;
            var noah = _noah;
            var refused = await RaceAsync(() => AcceptAsync(noah, secret), () => Invitations.RevokeAsync(Mara, id));
            Assert.Equal(refused[0] is null, (await RolesAsync()).ContainsKey(noah.UserId));
            Assert.Empty(await Invitations.ListAsync(Mara));
        }
    }
}
