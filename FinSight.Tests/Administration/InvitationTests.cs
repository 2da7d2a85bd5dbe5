using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.SignUp;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Administration;

public sealed class InvitationTests : IAsyncLifetime
{
    readonly FakeTime _time = new();
    TestServices _house = null!;
    SignedInAdministrator _admin = null!;

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time, mode: RegistrationMode.Invite);
        _admin = await _house.AdministrateAsync(await _house.MoveInAsync());
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    AccountInvitationService Invitations => _house.Get<AccountInvitationService>();

    [Fact]
    public async Task An_invitation_creates_one_account_which_does_not_run_the_server()
    {
        var secret = await MakeAsync("for Noah");
        Assert.Equal(RegistrationOutcome.Granted, await _house.Get<RegistrationService>().LookAsync(secret));
        var noah = await RegisterAsync("noah", secret);
        Assert.False(noah.IsAdministrator);
        await AssertSpentAsync(secret);
        Assert.Empty(await Invitations.ListAsync(_admin));
    }

    [Fact]
    public async Task Of_two_with_the_same_invitation_at_the_same_moment_one_gets_an_account()
    {
        var secret = await MakeAsync();
        var outcomes = await Task.WhenAll(Task.Run(() => TryAsync("noah")), Task.Run(() => TryAsync("jonas")));
        Assert.Equal([false, true], outcomes.Order());
        await using var db = await _house.Contexts.CreateDbContextAsync();
        Assert.Equal(2, await db.Users.CountAsync());

        async Task<bool> TryAsync(string name)
        {
            try
            {
                await RegisterAsync(name, secret);
                return true;
            }
            catch (RuleException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task A_name_that_won_t_do_leaves_the_invitation_as_good_as_it_was()
    {
        var secret = await MakeAsync();
        await Assert.ThrowsAsync<RuleException>(() => RegisterAsync("", secret));
        await RegisterAsync("noah", secret);
    }

    [Fact]
    public async Task It_holds_for_a_week()
    {
        var secret = await MakeAsync();
        _time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(RegistrationOutcome.Granted, await _house.Get<RegistrationService>().LookAsync(secret));
        _time.Advance(TimeSpan.FromSeconds(1));
        await AssertSpentAsync(secret);
        Assert.Empty(await Invitations.ListAsync(_admin));
    }

    [Fact]
    public async Task A_revoked_one_holds_no_longer_and_can_t_be_revoked_again()
    {
        var secret = await MakeAsync("for Noah");
        var id = Assert.Single(await Invitations.ListAsync(_admin)).Id;
        await Invitations.RevokeAsync(_admin, await ProofAsync(_admin), id);
        await AssertSpentAsync(secret);
        await Assert.ThrowsAsync<NotFoundException>(
            async () => await Invitations.RevokeAsync(_admin, await ProofAsync(_admin), id));
    }

    [Fact]
    public async Task Those_of_somebody_who_runs_the_server_no_longer_hold_no_longer()
    {
        var noah = await _house.AdministrateAsync(await _house.MoveInAsync("Noah"));
        var secret = (await Invitations.MakeAsync(noah, await ProofAsync(noah), null)).Split('#')[1];
        await _house.Get<AccountAdministrationService>().DisableAsync(_admin, await ProofAsync(_admin), noah.UserId);
        await AssertSpentAsync(secret);
    }

    [Fact]
    public async Task The_list_and_the_log_tell_for_whom_it_is_and_nothing_tells_its_secret()
    {
        var secret = await MakeAsync(" for\nNoah ");
        var invitation = Assert.Single(await Invitations.ListAsync(_admin));
        Assert.Equal(("for Noah", _time.GetUtcNow().UtcDateTime.AddDays(7)), (invitation.Note, invitation.ExpiresAt));
        await using var db = await _house.Contexts.CreateDbContextAsync();
        var line = await db.SecurityEvents.SingleAsync(e => e.Act == SecurityEventKind.InvitationMade);
        Assert.Equal((_admin.UserId, "for Noah"), (line.UserId!.Value, line.Detail));

        await _house.CloseAsync();
        foreach (var file in Directory.GetFiles(_house.Folder.Path, "*.db*"))
            Assert.DoesNotContain(
                secret, await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_beside_its_field()
    {
        var refused = await Assert.ThrowsAsync<RuleException>(async () =>
            await Invitations.MakeAsync(_admin, await ProofAsync(_admin), new string('x', OneTimeLink.MaxNote + 1)));
        Assert.Equal(FieldNames.Note, refused.Field);
    }

    async Task AssertSpentAsync(string secret)
    {
        Assert.Equal(RegistrationOutcome.InvitationSpent, await _house.Get<RegistrationService>().LookAsync(secret));
        var refused = await Assert.ThrowsAsync<RuleException>(() => RegisterAsync("late", secret));
        Assert.Equal("This invitation no longer works. Ask for another.", refused.Said());
    }

    async Task<string> MakeAsync(string? note = null) =>
        (await Invitations.MakeAsync(_admin, await ProofAsync(_admin), note)).Split('#')[1];

    Task<FreshProof> ProofAsync(SignedInAdministrator who) => _house.ProofAsync(who);

    Task<User> RegisterAsync(string name, string invitation) => _house.Get<RegistrationService>().RegisterAsync(
        name, AccountApp.Password, BrowserPreferences.Of(null, null), invitation: invitation);
}
