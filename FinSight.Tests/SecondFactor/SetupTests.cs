using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.SecondFactor;

/// <summary>
/// A key that an app is given counts where it was shown, for ten minutes, and is kept nowhere before.
/// </summary>
public sealed class SetupTests : IAsyncLifetime
{
    readonly FakeTime _time = new();

    TestServices House { get; set; } = null!;

    Member Mara { get; set; } = null!;

    FreshProof Proof { get; set; } = null!;

    TwoStepService TwoStepService => House.Get<TwoStepService>();

    public async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync(time: _time);
        Mara = await House.MoveInAsync();
        Proof = await ProofAsync(Mara);
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    [Fact]
    public async Task Each_set_up_has_a_key_of_its_own_which_nothing_keeps()
    {
        var setups = new[]
        {
            await TwoStepService.SetUpAsync(Proof), await TwoStepService.SetUpAsync(Proof),
            await TwoStepService.SetUpAsync(await ProofAsync(Mara)),
        };
        Assert.Equal(3, setups.DistinctBy(setup => setup.Secret).Count());
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Empty(await db.UserTokens.ToListAsync());
    }

    [Fact]
    public async Task A_wrong_code_leaves_the_key_that_the_app_has_scanned()
    {
        var setup = await TwoStepService.SetUpAsync(Proof);
        await RefusedAsync(setup, "000000");
        Assert.Equal(setup, await TwoStepService.SetUpAsync(Proof, setup.Sealed));
        await TurnOnAsync(setup);
    }

    [Fact]
    public async Task It_holds_for_ten_minutes()
    {
        var (late, tooLate) = (await TwoStepService.SetUpAsync(Proof), await TwoStepService.SetUpAsync(Proof));
        _time.Advance(TimeSpan.FromMinutes(10));
        await RefusedAsync(tooLate);
        Assert.NotEqual(late.Secret, (await TwoStepService.SetUpAsync(Proof, late.Sealed)).Secret);
        var fresh = await TwoStepService.SetUpAsync(Proof);
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await TurnOnAsync(fresh);
    }

    [Fact]
    public async Task It_counts_in_its_own_session_and_for_its_own_user_only()
    {
        var others = await TwoStepService.SetUpAsync(await ProofAsync(Mara));
        var noahs = await TwoStepService.SetUpAsync(await ProofAsync(await House.MoveInAsync("Noah")));
        foreach (var setup in new[] { others, noahs })
        {
            await RefusedAsync(setup);
            Assert.NotEqual(setup.Secret, (await TwoStepService.SetUpAsync(Proof, setup.Sealed)).Secret);
        }
    }

    [Fact]
    public async Task One_from_before_a_new_password_is_worth_nothing_after_it()
    {
        var setup = await TwoStepService.SetUpAsync(Proof);
        await House.Get<PasswordChangeService>().RunAsync(Proof, "another lantern", [], ClientInfo.Unknown);
        await RefusedAsync(setup);
        Assert.NotEqual(setup.Secret, (await TwoStepService.SetUpAsync(Proof, setup.Sealed)).Secret);
    }

    [Fact]
    public async Task A_forged_one_is_refused()
    {
        var setup = await TwoStepService.SetUpAsync(Proof);
        var parts = setup.Sealed.Split('.');
        var other = TimeBasedCode.CreateSecret();
        foreach (var forged in new[]
        {
            null, "", "x", "..", setup.Sealed + "x", string.Join('.', other, parts[1], parts[2]),
            string.Join('.', parts[0], "9999999999999999999", parts[2]),
            string.Join('.', parts[0], "later", parts[2]), setup.Sealed.ToLowerInvariant(),
        })
            await RefusedAsync(setup with { Secret = forged is null ? setup.Secret : other, Sealed = forged! });
    }

    [Fact]
    public async Task It_takes_the_place_of_one_that_an_earlier_version_kept()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            await db.KeepSecretAsync(Mara.UserId, TimeBasedCode.CreateSecret(), default);
            await db.SaveChangesAsync();
        }
        var setup = await TwoStepService.SetUpAsync(Proof);
        await TurnOnAsync(setup);
        await using var after = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(setup.Secret, (await after.UserTokens.SingleAsync()).Value);
    }

    async Task<FreshProof> ProofAsync(Member who) => House.Get<SessionService>().ProofOf(await House.SignInAsync(who))!;

    Task<IReadOnlyList<string>> TurnOnAsync(TwoStepSetup setup, string? code = null) =>
        TwoStepService.TurnOnAsync(
            Proof, setup.Sealed, code ?? TwoStepExtensions.CodeOf(setup.Secret, _time), ClientInfo.Unknown);

    async Task RefusedAsync(TwoStepSetup setup, string? code = null) =>
        Assert.Equal(FieldNames.Code, (await Assert.ThrowsAsync<RuleException>(() => TurnOnAsync(setup, code))).Field);
}
