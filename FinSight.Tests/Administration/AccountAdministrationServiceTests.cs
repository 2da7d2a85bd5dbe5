using System.Reflection;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Links;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Tests.Isolation;
using FinSight.Tests.SecondFactor;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Administration;

public sealed class AccountAdministrationServiceTests : AdministrationTestBase
{
    AccountAdministrationService Acts => House.Get<AccountAdministrationService>();

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_stays_out_until_it_is_enabled()
    {
        var noah = await House.SignInAsync(Noah);
        var told = 0;
        using var subscription = House.Get<SessionFeed>().Subscribe(noah.SessionId, () => told++);

        await Acts.DisableAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        Assert.Equal((1, false), (told, await IsGoodAsync(noah)));
        var refused = await Assert.ThrowsAsync<RuleException>(() => House.SignInAsync(Noah));
        Assert.Equal("This account is disabled. Ask whoever runs this server.", refused.Said());

        await Acts.EnableAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        Assert.False(await IsGoodAsync(noah));
        Assert.True(await IsGoodAsync(await House.SignInAsync(Noah)));
        Assert.Equal(
            [
                (SecurityEventKind.AccountDisabled, Noah.UserId, Mara.UserId, ""),
                (SecurityEventKind.AccountEnabled, Noah.UserId, Mara.UserId, ""),
            ],
            await LogAsync());
    }

    [Fact]
    public async Task What_is_so_already_is_neither_done_nor_logged_again()
    {
        await Acts.EnableAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        await Acts.DisableAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        await Acts.DisableAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        Assert.Equal(SecurityEventKind.AccountDisabled, Assert.Single(await LogAsync()).Act);
    }

    [Fact]
    public async Task Signing_one_out_leaves_the_others_in()
    {
        var (phone, laptop, mara) =
            (await House.SignInAsync(Noah), await House.SignInAsync(Noah), await House.SignInAsync(Mara));
        await Acts.SignOutAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        Assert.Equal(
            (false, false, true), (await IsGoodAsync(phone), await IsGoodAsync(laptop), await IsGoodAsync(mara)));
    }

    [Fact]
    public async Task Signing_everybody_out_includes_who_does_it()
    {
        var (noah, mara) = (await House.SignInAsync(Noah), await House.SignInAsync(Mara));
        var proof = await ProofAsync(Admin);
        await Acts.SignOutEverybodyAsync(Admin, proof);
        Assert.Equal((false, false), (await IsGoodAsync(noah), await IsGoodAsync(mara)));
        await Assert.ThrowsAsync<NotFoundException>(() => Acts.DisableAsync(Admin, proof, Noah.UserId));
        Assert.Equal((SecurityEventKind.EverybodySignedOut, Mara.UserId, null, ""), Assert.Single(await LogAsync()));
    }

    [Fact]
    public async Task An_administrator_can_make_another_who_can_unmake_the_first_but_never_the_last()
    {
        await Acts.MakeAdministratorAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        var noah = (await House.Get<AdministratorAccessService>().EnterAsync(await House.SignInAsync(Noah), "/admin"))!;
        await Acts.UnmakeAdministratorAsync(noah, await ProofAsync(noah), Mara.UserId);

        await Assert.ThrowsAsync<NotFoundException>(
            async () => await Acts.SignOutAsync(Admin, await ProofAsync(Admin), Noah.UserId));
        var refused = await Assert.ThrowsAsync<RuleException>(async () =>
            await Acts.UnmakeAdministratorAsync(noah, await ProofAsync(noah), Noah.UserId));
        Assert.Equal("Somebody has to run this server. Make somebody else an administrator first.", refused.Said());
        Assert.Equal(
            [
                (SecurityEventKind.AdministratorMade, Noah.UserId, Mara.UserId, ""),
                (SecurityEventKind.AdministratorUnmade, Mara.UserId, Noah.UserId, ""),
            ],
            await LogAsync());
    }

    [Fact]
    public async Task Who_has_lost_every_code_signs_in_with_the_password_alone_again()
    {
        var noah = await House.SignInAsync(Noah);
        await House.Get<TwoStepService>().TurnOnAsync(Proof(noah));

        await Acts.TurnOffTwoStepAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        await Acts.TurnOffTwoStepAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        Assert.False(await IsGoodAsync(noah));
        Assert.Equal(
            new TwoStepView(IsOn: false, CodesLeft: 0),
            await House.Get<TwoStepService>().StateAsync(await House.SignInAsync(Noah)));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Empty(await db.UserTokens.ToListAsync());
        Assert.Equal(
            [
                (SecurityEventKind.TwoStepTurnedOn, Noah.UserId, null, ""),
                (SecurityEventKind.TwoStepTurnedOff, Noah.UserId, Mara.UserId, ""),
            ],
            await LogAsync());
    }

    [Fact]
    public async Task A_disabled_administrator_does_not_count_as_one_who_is_left()
    {
        await Acts.MakeAdministratorAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        await Acts.DisableAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        await Assert.ThrowsAsync<RuleException>(async () =>
            await Acts.UnmakeAdministratorAsync(Admin, await ProofAsync(Admin), Mara.UserId));
    }

    [Fact]
    public async Task Of_two_who_unmake_each_other_at_the_same_moment_one_is_left()
    {
        await Acts.MakeAdministratorAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        var noah = (await House.Get<AdministratorAccessService>().EnterAsync(await House.SignInAsync(Noah), "/admin"))!;
        var (maras, noahs) = (await ProofAsync(Admin), await ProofAsync(noah));
        await Task.WhenAll(
            Task.Run(() => TryAsync(Acts.UnmakeAdministratorAsync(Admin, maras, Noah.UserId))),
            Task.Run(() => TryAsync(Acts.UnmakeAdministratorAsync(noah, noahs, Mara.UserId))));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await db.Users.CountAsync(u => u.IsAdministrator));

        static async Task TryAsync(Task act)
        {
            try
            {
                await act;
            }
            catch (NotFoundException)
            {
                // The other was faster.
            }
        }
    }

    [Fact]
    public async Task Nobody_disables_themselves()
    {
        var refused = await Assert.ThrowsAsync<RuleException>(
            async () => await Acts.DisableAsync(Admin, await ProofAsync(Admin), Mara.UserId));
        Assert.Equal("You can't disable your own account.", refused.Said());
        Assert.Empty(await LogAsync());
    }

    [Fact]
    public async Task Somebody_else_s_proof_opens_nothing()
    {
        var noahs = Proof(await House.SignInAsync(Noah));
        foreach (var act in new Func<Task>[]
        {
            () => Acts.MakeAdministratorAsync(Admin, noahs, Noah.UserId),
            () => Acts.UnmakeAdministratorAsync(Admin, noahs, Mara.UserId),
            () => Acts.DisableAsync(Admin, noahs, Noah.UserId),
            () => Acts.EnableAsync(Admin, noahs, Noah.UserId),
            () => Acts.SignOutAsync(Admin, noahs, Noah.UserId),
            () => Acts.SignOutEverybodyAsync(Admin, noahs),
            () => Acts.TurnOffTwoStepAsync(Admin, noahs, Noah.UserId),
            () => House.Get<AccountInvitationService>().MakeAsync(Admin, noahs, "for Noah"),
            () => House.Get<AccountInvitationService>().RevokeAsync(Admin, noahs, Guid.CreateVersion7()),
        })
            await Assert.ThrowsAsync<NotFoundException>(act);
        Assert.Empty(await LogAsync());
    }

    /// <summary>What only looks, and what each of them is.</summary>
    [Fact]
    public void Whatever_an_administrator_changes_asks_for_fresh_proof() => Assert.Equal(
        [
            "AccountInvitationService.ListAsync", "AccountListService.PageAsync",
            "BackupAdministrationService.ViewAsync", "SecurityLogReader.AllAsync", "ServerStateService.LookAsync",
        ],
        ServiceIdParameters.Services().SelectMany(
            service => service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters().Select(parameter => parameter.ParameterType) is var types
                && types.Contains(typeof(SignedInAdministrator)) && !types.Contains(typeof(FreshProof)))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Order(StringComparer.Ordinal));

    [Fact]
    public async Task Who_does_not_run_the_server_gets_no_key_and_a_line_in_the_log()
    {
        var noah = await House.SignInAsync(Noah);
        Assert.Null(await House.Get<AdministratorAccessService>().EnterAsync(noah, "/admin"));
        Assert.Equal((SecurityEventKind.AccessRefused, Noah.UserId, null, "/admin"), Assert.Single(await LogAsync()));
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_missing() =>
        await Assert.ThrowsAsync<NotFoundException>(
            async () => await Acts.DisableAsync(Admin, await ProofAsync(Admin), Guid.CreateVersion7()));
}
