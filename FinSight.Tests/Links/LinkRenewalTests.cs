using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Core.Passkeys;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Tests.Administration;
using FinSight.Tests.Architecture;
using FinSight.Tests.Passkeys;
using FinSight.Tests.SecondFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Links;

/// <summary>Every change of what opens an account voids the links that would open it past that change.</summary>
public sealed class LinkRenewalTests : AdministrationTestBase
{
    public static TheoryData<string> Changes =>
    [
        "password", "reset", "two-step on", "two-step off", "passkey", "disabled",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task It_takes_every_link_of_its_user_along_and_nobody_else_s(string change)
    {
        var noah = await House.SignInAsync(Noah);
        var act = await PrepareAsync(change, noah);
        var (pending, reset) = (await AskAsync(noah), await IssueAsync(Noah.UserId));
        var (maras, others) = (await AskAsync(Mara), await IssueAsync(Mara.UserId));
        await act(reset);

        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.False(await db.OneTimeLinks.AnyAsync(link => link.UserId == Noah.UserId));
        Assert.Null(await House.Get<PasswordResetService>().LookAsync(reset));
        Assert.NotNull(await House.Get<PasswordResetService>().LookAsync(others));
        Assert.Equal(2, await db.OneTimeLinks.CountAsync(link => link.UserId == Mara.UserId));
        Assert.NotEqual(pending, maras);
    }

    [Fact]
    public async Task An_administrator_s_new_password_voids_the_links_that_they_gave_to_others()
    {
        var reset = await IssueAsync(Noah.UserId);
        await House.Get<PasswordChangeService>()
            .RunAsync(await ProofAsync(Admin), "another lantern", [], ClientInfo.Unknown);
        Assert.Null(await House.Get<PasswordResetService>().LookAsync(reset));
    }

    [Fact]
    public void Nothing_renews_the_stamp_past_the_links() => Assert.Equal(
        ["OneTimeLinkQueries.cs"],
        Source.All.Where(source => source.Code.Contains(".RenewStamps()", StringComparison.Ordinal))
            .Select(source => Path.GetFileName(source.Path)));

    async Task<Func<string, Task>> PrepareAsync(string change, SignedIn noah)
    {
        var (proof, key) = (Proof(noah), new SoftwarePasskey());
        var (twoStep, passkeys) = (House.Get<TwoStepService>(), House.Get<UserPasskeyService>());
        switch (change)
        {
            case "password":
                return _ =>
                    House.Get<PasswordChangeService>().RunAsync(proof, "another lantern", [], ClientInfo.Unknown);
            case "reset":
                return code =>
                    House.Get<PasswordResetService>().UseAsync(code, "another lantern", [], ClientInfo.Unknown);
            case "two-step on": return _ => twoStep.TurnOnAsync(proof);
            case "two-step off":
                await twoStep.TurnOnAsync(proof);
                return _ => twoStep.TurnOffAsync(proof, ClientInfo.Unknown);
            case "passkey":
                await passkeys.AddAsync(
                    proof,
                    new UserPasskeyInfo(
                        key.Id, [1], TimeProvider.System.GetUtcNow(), 0, null, true, false, false, [1], [1]),
                    "Phone",
                    ClientInfo.Unknown);
                var id = (await passkeys.ListAsync(proof))[0].Id;
                return _ => passkeys.RemoveAsync(proof, id, ClientInfo.Unknown);
            default:
                return async _ =>
                    await House.Get<AccountAdministrationService>()
                        .DisableAsync(Admin, await ProofAsync(Admin), Noah.UserId);
        }
    }

    async Task<string> AskAsync(Core.Ledgers.Member who) => await AskAsync(await House.SignInAsync(who));

    async Task<string> AskAsync(SignedIn who) =>
        (await House.Get<UserEmailService>().AskAsync(
            Proof(who), "somebody@example.org", ClientInfo.Unknown)).Path.Split('#')[1];

    async Task<string> IssueAsync(Guid userId) =>
        (await House.Get<PasswordResetService>().IssueAsync(Admin, await ProofAsync(Admin), userId)).Split('#')[1];
}
