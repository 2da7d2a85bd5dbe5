using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Links;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Administration;

/// <summary>What an administrator gives to somebody who has forgotten the password.</summary>
public sealed class ResetLinkTests : AdministrationTestBase
{
    const string New = "another lantern";

    PasswordResetService Resets => House.Get<PasswordResetService>();

    [Fact]
    public async Task It_sets_a_password_once_and_ends_every_session_of_its_user_only()
    {
        var (noahs, own) = (await House.SignInAsync(Noah), await House.SignInAsync(Mara));
        var code = await IssueAsync();
        var name = (await Resets.LookAsync(code))?.UserName;
        Assert.StartsWith("Noah", name, StringComparison.Ordinal);
        Assert.Equal(
            FieldNames.Password,
            (await Assert.ThrowsAsync<RuleException>(() => Resets.UseAsync(code, "short", [], ClientInfo.Unknown)))
                .Field);

        await Resets.UseAsync(code, New, [], ClientInfo.Unknown);
        Assert.Equal((false, true), (await IsGoodAsync(noahs), await IsGoodAsync(own)));
        Assert.Equal(Noah.UserId, (await House.Get<SignInService>().CheckAsync(name, New, ClientInfo.Unknown)).Id);
        await AssertDeadAsync(code);
    }

    [Fact]
    public async Task The_later_one_voids_the_earlier()
    {
        var (first, second) = (await IssueAsync(), await IssueAsync());
        await AssertDeadAsync(first);
        Assert.NotNull(await Resets.LookAsync(second));
    }

    [Fact]
    public async Task It_opens_nothing_for_who_is_disabled_and_nobody_makes_one_for_them()
    {
        var code = await IssueAsync();
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"UPDATE Users SET DisabledAt = 1 WHERE UserName LIKE 'Noah%'");
        await AssertDeadAsync(code);
        await Assert.ThrowsAsync<NotFoundException>(() => IssueAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => IssueAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Only_an_administrator_with_their_own_proof_makes_one()
    {
        var noahs = Proof(await House.SignInAsync(Noah));
        await Assert.ThrowsAsync<NotFoundException>(() => Resets.IssueAsync(Admin, noahs, Noah.UserId));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Empty(await db.OneTimeLinks.ToListAsync());
    }

    [Fact]
    public async Task The_security_log_tells_who_made_it_and_holds_no_part_of_it()
    {
        var code = await IssueAsync();
        await Resets.UseAsync(code, New, [], ClientInfo.Unknown);
        Assert.Equal(
            [
                (SecurityEventKind.ResetLinkIssued, Noah.UserId, Mara.UserId, ""),
                (SecurityEventKind.PasswordReset, Noah.UserId, null, ""),
            ],
            (await LogAsync()).Where(
                line => line.Act is SecurityEventKind.ResetLinkIssued or SecurityEventKind.PasswordReset));
    }

    async Task<string> IssueAsync(Guid? userId = null)
    {
        var path = await Resets.IssueAsync(Admin, await ProofAsync(Admin), userId ?? Noah.UserId);
        Assert.StartsWith("/account/reset#", path, StringComparison.Ordinal);
        return path.Split('#')[1];
    }

    async Task AssertDeadAsync(string code)
    {
        Assert.Null(await Resets.LookAsync(code));
        await Assert.ThrowsAsync<RuleException>(() => Resets.UseAsync(code, New, [], ClientInfo.Unknown));
    }
}
