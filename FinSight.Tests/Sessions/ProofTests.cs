using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Sessions;

public sealed class ProofTests : IAsyncLifetime
{
    const string Password = "plum river lantern";

    FakeTime Time { get; } = new();

    TestServices House { get; set; } = null!;

    SignedIn Mara { get; set; } = null!;

    SessionService Sessions => House.Get<SessionService>();

    public async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync(time: Time);
        var member = await House.MoveInAsync();
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            var user = await db.Users.SingleAsync();
            user.PasswordHash = House.Get<IPasswordHasher<User>>().HashPassword(user, Password);
            await db.SaveChangesAsync();
        }
        Mara = await House.SignInAsync(member);
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    [Fact]
    public async Task A_proof_is_fresh_for_five_minutes_and_the_password_renews_it()
    {
        Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.NotNull(Sessions.ProofOf(await AgainAsync()));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Sessions.ProofOf(await AgainAsync()));

        await House.Get<PasswordProofService>().ShowAsync(Mara, Password, ClientInfo.Unknown);
        Assert.NotNull(Sessions.ProofOf(await AgainAsync()));
        Assert.Equal([SecurityEventKind.Proved], await LogAsync());
    }

    [Theory]
    [InlineData(null, "Type your password.")]
    [InlineData("something else", "That is not your password.")]
    public async Task A_wrong_password_proves_nothing_and_says_so(string? password, string sentence)
    {
        Time.Advance(TimeSpan.FromMinutes(6));
        var broken = await Assert.ThrowsAsync<RuleException>(
            () => House.Get<PasswordProofService>().ShowAsync(Mara, password, ClientInfo.Unknown));
        Assert.Equal((FieldNames.Password, sentence), (broken.Field, broken.Said()));
        Assert.Null(Sessions.ProofOf(await AgainAsync()));
    }

    [Fact]
    public async Task Guesses_are_slowed_down_and_logged_and_sign_in_is_not()
    {
        for (var i = 0; i < 5; i++) await GuessAsync<RuleException>();
        await GuessAsync<TooManyAttemptsException>();
        Assert.Equal(Enumerable.Repeat(SecurityEventKind.ProofFailed, 5), await LogAsync());
        await using var db = await House.Contexts.CreateDbContextAsync();
        var name = await db.Users.Select(user => user.UserName).SingleAsync();
        Assert.Null(await House.Get<SignInLimiter>().BeginAsync(GuessKind.SignIn, name!, null));
    }

    [Fact]
    public async Task A_session_that_has_ended_proves_nothing()
    {
        await Sessions.EndAsync(Mara, Mara.SessionId);
        await Assert.ThrowsAsync<NotFoundException>(
            () => House.Get<PasswordProofService>().ShowAsync(Mara, Password, ClientInfo.Unknown));
    }

    async Task GuessAsync<T>() where T : Exception =>
        await Assert.ThrowsAsync<T>(
            () => House.Get<PasswordProofService>().ShowAsync(Mara, "guess", ClientInfo.Unknown));

    async Task<SignedIn> AgainAsync() => (await Sessions.CheckAsync(Mara.UserId, Mara.SessionId))!;

    async Task<List<SecurityEventKind>> LogAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.SecurityEvents.Where(e => e.Act != SecurityEventKind.SignedIn)
            .OrderBy(e => e.Sequence)
            .Select(e => e.Act)
            .ToListAsync();
    }
}
