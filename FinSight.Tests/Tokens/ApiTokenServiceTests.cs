using System.Text;
using FinSight.Core;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Tokens;

public sealed class ApiTokenServiceTests : IAsyncLifetime
{
    FakeTime Time { get; } = new();

    TestServices House { get; set; } = null!;

    SignedIn Mara { get; set; } = null!;

    ApiTokenService Tokens => House.Get<ApiTokenService>();

    public async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync(time: Time);
        Mara = await House.SignInAsync(await House.MoveInAsync());
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    [Fact]
    public async Task A_token_is_shown_once_opens_what_it_was_made_for_and_lies_nowhere_in_plain_text()
    {
        var token = await CreateAsync(TokenScopeKinds.Read | TokenScopeKinds.Add, days: 30);
        Assert.Matches("^fst_[A-Za-z0-9_-]{43}$", token);
        var bearer = await FindAsync(token);
        Assert.Equal(
            (Mara.UserId, "Home Assistant", TokenScopeKinds.Read | TokenScopeKinds.Add),
            (bearer!.UserId, bearer.Name, bearer.Scopes));

        var row = Assert.Single(await Tokens.ListAsync(Mara));
        Assert.Equal((token[^4..], Time.GetUtcNow().UtcDateTime.AddDays(30)), (row.Ending, row.ExpiresAt));
        Assert.Equal([SecurityEventKind.TokenCreated], await LogAsync());
        await House.CloseAsync();
        var files = Directory.EnumerateFiles(House.Folder.Path).Select(File.ReadAllBytes);
        Assert.All(files, bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(token[4..]))));
    }

    [Fact]
    public async Task What_is_no_token_or_almost_one_finds_nobody()
    {
        var token = await CreateAsync();
        foreach (var wrong in new[]
        {
            null, "", "fst_", token[4..], token[..^1], token + "x", token.ToUpperInvariant(),
            $"fst_{new string('x', 10_000)}",
        })
            Assert.Null(await FindAsync(wrong));
    }

    [Fact]
    public async Task A_revoked_token_is_over_at_once()
    {
        var token = await CreateAsync();
        Assert.NotNull(await FindAsync(token));
        await Tokens.RevokeAsync(Mara, (await Tokens.ListAsync(Mara))[0].Id);
        Assert.Null(await FindAsync(token));
        Assert.Empty(await Tokens.ListAsync(Mara));
        Assert.Equal([SecurityEventKind.TokenCreated, SecurityEventKind.TokenRevoked], await LogAsync());
    }

    [Fact]
    public async Task A_token_ends_when_it_expires_which_is_logged_at_most_once_a_minute()
    {
        var token = await CreateAsync(days: 30);
        Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await FindAsync(token));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await FindAsync(token));
        Time.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 3; i++) Assert.Null(await FindAsync(token));
        Assert.Equal([SecurityEventKind.TokenCreated, SecurityEventKind.TokenRefused], await LogAsync());
    }

    [Fact]
    public async Task The_token_of_a_disabled_account_is_no_good()
    {
        var token = await CreateAsync();
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            db.Entry(await db.Users.SingleAsync()).Property(u => u.DisabledAt).CurrentValue =
                Time.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync();
        }
        Assert.Null(await FindAsync(token));
    }

    [Fact]
    public async Task The_last_use_is_noted_to_within_a_minute()
    {
        var token = await CreateAsync();
        var first = Time.GetUtcNow().UtcDateTime;
        await FindAsync(token);
        Time.Advance(TimeSpan.FromSeconds(59));
        await FindAsync(token);
        Assert.Equal(first, (await Tokens.ListAsync(Mara))[0].UsedAt);
        Time.Advance(TimeSpan.FromSeconds(1));
        await FindAsync(token);
        Assert.Equal(first.AddMinutes(1), (await Tokens.ListAsync(Mara))[0].UsedAt);
    }

    [Theory]
    [InlineData(" ", TokenScopeKinds.Read, 30, FieldNames.Name, "Give the token a name, such as where it is used.")]
    [InlineData("x", TokenScopeKinds.None, 30, FieldNames.Scopes, "Choose what the token may do.")]
    [InlineData("x", (TokenScopeKinds)8, 30, FieldNames.Scopes, "Choose what the token may do.")]
    [InlineData("x", TokenScopeKinds.Read, 31, FieldNames.Days, "Choose how long the token is good.")]
    public async Task What_makes_no_token_says_why(
        string name, TokenScopeKinds scopes, int days, string field, string sentence)
    {
        var broken = await Assert.ThrowsAsync<RuleException>(() =>
            Tokens.CreateAsync(House.Get<SessionService>().ProofOf(Mara)!, name, scopes, days, ClientInfo.Unknown));
        Assert.Equal((field, sentence), (broken.Field, broken.Said()));
        Assert.Empty(await Tokens.ListAsync(Mara));
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_one_may_have()
    {
        for (var i = 0; i < ApiTokenService.Most; i++) await CreateAsync();
        var broken = await Assert.ThrowsAsync<RuleException>(() => CreateAsync());
        Assert.Equal("You have 50 tokens already. Revoke one first.", broken.Said());
    }

    Task<string> CreateAsync(TokenScopeKinds scopes = TokenScopeKinds.Read, int? days = null) =>
        Tokens.CreateAsync(
            House.Get<SessionService>().ProofOf(Mara)!, "Home Assistant", scopes, days, ClientInfo.Unknown);

    Task<TokenBearer?> FindAsync(string? token) => Tokens.FindAsync(token, ClientInfo.Unknown);

    async Task<List<SecurityEventKind>> LogAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.SecurityEvents.Where(e => e.Act != SecurityEventKind.SignedIn)
            .OrderBy(e => e.Sequence)
            .Select(e => e.Act)
            .ToListAsync();
    }
}
