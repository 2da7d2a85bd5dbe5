using FinSight.Core;
using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Security;
using FinSight.Core.Settings;
using FinSight.Core.Tokens;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Tokens;

/// <summary>
/// What a program meets at the door is remembered, and what has become of it is seen by its next request.
/// </summary>
public sealed class ProgramDoorTests : IAsyncLifetime
{
    readonly CommandCounter _asked = new();
    readonly FakeTime _time = new();

    TestServices _house = null!;
    Member _mara = null!, _ben = null!;
    string _token = "";

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time, also: services =>
            services.ConfigureDbContext<FinSightContext>(options => options.AddInterceptors(_asked)));
        _mara = await _house.MoveInAsync();
        _ben = await _house.JoinAsync(_mara, "Ben");
        _token = await CreateAsync(_ben, null);
        await EnterAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact, Trait("Only", "SQLite")]
    public async Task Who_comes_again_asks_little()
    {
        var before = _asked.Count;
        Assert.Equal(_ben.LedgerName, (await EnterAsync()).LedgerName);
        Assert.Equal(0, _asked.Count - before);
    }

    [Fact]
    public async Task A_ledger_is_entered_as_it_is_now()
    {
        await _house.Get<LedgerSettingsService>().RenameAsync(_mara, "Household");
        Assert.Equal("Household", (await EnterAsync()).LedgerName);
        await _house.Get<LedgerSettingsService>().LetAddersCorrectAsync(_mara, false);
        Assert.False((await EnterAsync()).AddersCorrect);
    }

    [Fact]
    public async Task A_role_counts_from_its_change_on_and_nothing_opens_without_one()
    {
        await _house.Get<MembershipService>().ChangeRoleAsync(_mara, _ben.UserId, Role.Viewer);
        Assert.Equal(Role.Viewer, (await EnterAsync()).Role);
        await _house.Get<MembershipService>().RemoveAsync(_mara, _ben.UserId);
        await Assert.ThrowsAsync<NotFoundException>(EnterAsync);
    }

    [Fact]
    public async Task A_disabled_user_s_token_opens_nothing_until_they_may_enter_again()
    {
        var admin = await _house.AdministrateAsync(_mara);
        var (accounts, proof) = (_house.Get<AccountAdministrationService>(), await _house.ProofAsync(admin));
        await accounts.DisableAsync(admin, proof, _ben.UserId);
        Assert.Null(await _house.Get<ApiTokenService>().FindAsync(_token, ClientInfo.Unknown));
        await accounts.EnableAsync(admin, proof, _ben.UserId);
        Assert.NotNull(await _house.Get<ApiTokenService>().FindAsync(_token, ClientInfo.Unknown));
    }

    [Fact]
    public async Task A_token_ends_on_its_day_and_each_minute_of_its_use_is_noted()
    {
        var (tokens, token) = (_house.Get<ApiTokenService>(), await CreateAsync(_ben, 30));
        await tokens.FindAsync(token, ClientInfo.Unknown);
        _time.Advance(TimeSpan.FromHours(1));
        await tokens.FindAsync(token, ClientInfo.Unknown);
        await using (var db = await _house.Contexts.CreateDbContextAsync())
            Assert.Equal(
                _time.GetUtcNow().UtcDateTime,
                await db.ApiTokens.Where(t => t.ExpiresAt != null).Select(t => t.UsedAt).SingleAsync());
        _time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromHours(1));
        Assert.Null(await tokens.FindAsync(token, ClientInfo.Unknown));
    }

    async Task<Member> EnterAsync() => await _house.Get<LedgerAccessService>().EnterForAsync(
        (await _house.Get<ApiTokenService>().FindAsync(_token, ClientInfo.Unknown))!, _mara.LedgerId,
        TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write);

    async Task<string> CreateAsync(Member who, int? days)
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        var name = (await db.Users.SingleAsync(u => u.Id == who.UserId)).UserName!;
        return await _house.Get<TokenIssuer>().CreateAsync(
            name, "Phone", TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write, days);
    }
}
