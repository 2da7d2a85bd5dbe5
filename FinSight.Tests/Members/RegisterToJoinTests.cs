using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Security;
using FinSight.Core.SignUp;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Members;

/// <summary>Whoever has no account yet makes one with an invitation to a ledger.</summary>
public sealed class RegisterToJoinTests
{
    static readonly BrowserPreferences Browser = BrowserPreferences.Of("en-GB", "Europe/Zurich");

    [Theory]
    [InlineData(RegistrationMode.Invite, true)]
    [InlineData(RegistrationMode.Open, true)]
    [InlineData(RegistrationMode.Open, false)]
    public async Task They_come_into_that_ledger_and_begin_none_of_their_own(RegistrationMode mode, bool ownersInvite)
    {
        await using var house = await TestServices.OpenAsync(mode: mode, ownersInvite: ownersInvite);
        var mara = await house.MoveInAsync();
        var secret = await InviteAsync(house, mara);
        Assert.Equal(RegistrationOutcome.Granted, await house.Get<RegistrationService>().LookToJoinAsync(secret));

        var noah = await JoinAsync(house, "noah", secret);

        Assert.False(noah.IsAdministrator);
        await using var db = await house.Contexts.CreateDbContextAsync();
        var place = await db.Memberships.SingleAsync(m => m.UserId == noah.Id);
        Assert.Equal((mara.LedgerId, Role.Adder), (place.LedgerId, place.Role));
        Assert.Equal(1, await db.Ledgers.CountAsync());
        Assert.Equal([SecurityEventKind.Registered, SecurityEventKind.LedgerJoined],
            await db.SecurityEvents.Where(e => e.UserId == noah.Id)
                .OrderBy(e => e.Sequence)
                .Select(e => e.Act)
                .ToListAsync());
        Assert.Equal(Rules.Accounts.InvitationSpent, await RefusalAsync(house, "zoe", secret));
    }

    [Theory]
    [InlineData(RegistrationMode.Invite, false, RegistrationOutcome.InvitationNeeded)]
    [InlineData(RegistrationMode.Closed, true, RegistrationOutcome.Closed)]
    public async Task Where_that_counts_for_nothing_an_account_is_none_of_their_making(
        RegistrationMode mode, bool ownersInvite, RegistrationOutcome admission)
    {
        await using var house = await TestServices.OpenAsync(mode: mode, ownersInvite: ownersInvite);
        var mara = await house.MoveInAsync();
        var secret = await InviteAsync(house, mara);
        Assert.Equal(admission, await house.Get<RegistrationService>().LookToJoinAsync(secret));
        Assert.NotNull(await RefusalAsync(house, "noah", secret));
        // Whoever has an account may come in all the same.
        var zoe = await house.SignInAsync(await house.MoveInAsync("Zoë"));
        Assert.Equal(
            mara.LedgerId,
            (await house.Get<LedgerInvitationService>().AcceptAsync(zoe, secret, ClientInfo.Unknown)).LedgerId);
    }

    [Fact]
    public async Task It_opens_the_registration_for_none_but_the_ledger()
    {
        await using var house = await TestServices.OpenAsync(mode: RegistrationMode.Invite);
        var secret = await InviteAsync(house, await house.MoveInAsync());
        Assert.Equal(RegistrationOutcome.InvitationSpent, await house.Get<RegistrationService>().LookAsync(secret));
        Assert.Equal(
            RegistrationOutcome.InvitationSpent, await house.Get<RegistrationService>().LookToJoinAsync("guess"));
    }

    [Fact]
    public async Task Of_two_with_the_same_link_at_the_same_moment_one_gets_an_account()
    {
        await using var house = await TestServices.OpenAsync(mode: RegistrationMode.Invite);
        var secret = await InviteAsync(house, await house.MoveInAsync());
        var outcomes = await Task.WhenAll(
            Task.Run(() => RefusalAsync(house, "noah", secret)), Task.Run(() => RefusalAsync(house, "zoe", secret)));
        Assert.Equal(Rules.Accounts.InvitationSpent, Assert.Single(outcomes, one => one is not null));
        await using var db = await house.Contexts.CreateDbContextAsync();
        Assert.Equal((2, 2), (await db.Users.CountAsync(), await db.Memberships.CountAsync()));
    }

    static async Task<string> InviteAsync(TestServices house, Member owner) =>
        (await house.Get<LedgerInvitationService>().MakeAsync(owner, new(Role.Adder, 7))).Path.Split('#')[1];

    static Task<User> JoinAsync(TestServices house, string name, string secret) =>
        house.Get<RegistrationService>().JoinAsync(name, "plum cake and tea", Browser, secret);

    static async Task<Rule?> RefusalAsync(TestServices house, string name, string secret)
    {
        try
        {
            await JoinAsync(house, name, secret);
            return null;
        }
        catch (RuleException refused)
        {
            return refused.Rule;
        }
    }
}
