using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.SecondFactor;

public sealed class TwoStepServiceTests : IAsyncLifetime
{
    readonly FakeTime _time = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    TestServices House { get; set; } = null!;

    Member Mara { get; set; } = null!;

    FreshProof Proof { get; set; } = null!;

    TwoStepService TwoStepService => House.Get<TwoStepService>();

    public async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync(time: _time);
        Mara = await House.MoveInAsync();
        Proof = House.Get<SessionService>().ProofOf(await House.SignInAsync(Mara))!;
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    [Fact]
    public async Task It_is_on_once_a_code_has_shown_that_the_app_knows_the_secret()
    {
        var setup = await TwoStepService.SetUpAsync(Proof);
        await RefusedAsync(() => TwoStepService.TurnOnAsync(Proof, setup.Sealed, "000000", ClientInfo.Unknown));
        await RefusedAsync(() => TwoStepService.TurnOnAsync(Proof, setup.Sealed, " ", ClientInfo.Unknown));
        Assert.Equal(new TwoStepView(false, 0), await TwoStepService.StateAsync(Proof));

        var codes = await TwoStepService.TurnOnAsync(
            Proof, setup.Sealed, Code(setup.Secret).Insert(3, " "), ClientInfo.Unknown);
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(new TwoStepView(true, 10), await TwoStepService.StateAsync(Proof));
        await Assert.ThrowsAsync<RuleException>(() => TwoStepService.SetUpAsync(Proof));
    }

    [Fact]
    public async Task A_code_counts_once_even_for_two_at_the_same_moment()
    {
        var secret = await TurnOnAsync();
        await RefusedAsync(() => CheckAsync(Code(secret)));
        _time.Advance(TimeSpan.FromSeconds(30));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
        {
            try { return await CheckAsync(Code(secret)) is not null; }
            catch (RuleException) { return false; }
        }));
        Assert.Single(both, right => right);
    }

    [Theory]
    [InlineData("٠١٢٣٤٥٦٧٨٩")]
    [InlineData("۰۱۲۳۴۵۶۷۸۹")]
    [InlineData("०१२३४५६७८९")]
    [InlineData("０１２３４５６７８９")]
    [InlineData("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")]
    public async Task A_code_in_the_digits_of_another_script_is_the_same_code(string digits)
    {
        var written = digits.EnumerateRunes().ToArray();
        var secret = await TurnOnAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        var code = string.Concat(Code(secret).Select(digit => written[digit - '0'].ToString()));
        await CheckAsync($"\u2067{code.Insert(code.Length / 2, "-")}\u2069");
    }

    [Fact]
    public async Task A_recovery_code_counts_once_and_new_ones_make_the_old_void()
    {
        var (_, codes) = await TwoStepService.TurnOnAsync(Proof, _time);
        await CheckAsync(codes[0].ToUpperInvariant());
        await RefusedAsync(() => CheckAsync(codes[0]));
        Assert.Equal(9, (await TwoStepService.StateAsync(Proof)).CodesLeft);

        var renewed = await TwoStepService.RenewCodesAsync(Proof, ClientInfo.Unknown);
        await RefusedAsync(() => CheckAsync(codes[1]));
        await CheckAsync(renewed[0]);
    }

    [Fact]
    public async Task Another_s_codes_are_wrong()
    {
        var secret = await TurnOnAsync();
        var noah = await House.MoveInAsync("Noah");
        await RefusedAsync(() => CheckAsync(Code(secret), noah));
        await Assert.ThrowsAsync<NotFoundException>(
            () => House.Get<CodeVerifier>().CheckAsync(Mara.UserId, "another stamp", Code(secret), ClientInfo.Unknown));
    }

    [Fact]
    public async Task Wrong_codes_slow_down_the_next()
    {
        await TurnOnAsync();
        for (var i = 0; i < 5; i++) await RefusedAsync(() => CheckAsync($"00000{i}"));
        await Assert.ThrowsAsync<TooManyAttemptsException>(() => CheckAsync("000006"));
    }

    [Fact]
    public async Task Turning_it_on_or_off_ends_the_other_sessions_and_keeps_this_one()
    {
        var other = await House.SignInAsync(Mara);
        var secret = await TurnOnAsync();
        Assert.Equal((true, false), (await LivesAsync(Proof), await LivesAsync(other)));

        other = await House.SignInAsync(Mara);
        await TwoStepService.TurnOffAsync(Proof, ClientInfo.Unknown);
        Assert.Equal((true, false), (await LivesAsync(Proof), await LivesAsync(other)));
        Assert.Equal(new TwoStepView(false, 0), await TwoStepService.StateAsync(Proof));
        Assert.NotEqual(secret, (await TwoStepService.SetUpAsync(Proof)).Secret);
    }

    [Fact]
    public async Task The_security_log_tells_of_it_and_the_database_holds_no_code()
    {
        var (_, codes) = await TwoStepService.TurnOnAsync(Proof, _time);
        await CheckAsync(codes[0]);
        await RefusedAsync(() => CheckAsync(codes[0]));
        await TwoStepService.RenewCodesAsync(Proof, ClientInfo.Unknown);
        await TwoStepService.TurnOffAsync(Proof, ClientInfo.Unknown);

        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(
            [
                SecurityEventKind.TwoStepTurnedOn, SecurityEventKind.RecoveryCodeUsed, SecurityEventKind.SignInFailed,
                SecurityEventKind.RecoveryCodesMade,
                SecurityEventKind.TwoStepTurnedOff,
            ],
            await db.SecurityEvents.Where(e => e.UserId == Mara.UserId && e.Act != SecurityEventKind.SignedIn)
                .OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync());
        Assert.False(await db.SecurityEvents.AnyAsync(e => e.Detail != ""));
    }

    async Task<string> TurnOnAsync() => (await TwoStepService.TurnOnAsync(Proof, _time)).Secret;

    async Task<User> CheckAsync(string code, Member? who = null)
    {
        var id = (who ?? Mara).UserId;
        await using var db = await House.Contexts.CreateDbContextAsync();
        var stamp = await db.Users.Where(user => user.Id == id).Select(user => user.SecurityStamp!).SingleAsync();
        return await House.Get<CodeVerifier>().CheckAsync(id, stamp, code, ClientInfo.Unknown);
    }

    async Task<bool> LivesAsync(SignedIn session) =>
        await House.Get<SessionService>().CheckAsync(session.UserId, session.SessionId) is not null;

    string Code(string secret) => TwoStepExtensions.CodeOf(secret, _time);

    static async Task RefusedAsync(Func<Task> act) =>
        Assert.Equal(FieldNames.Code, (await Assert.ThrowsAsync<RuleException>(act)).Field);
}
