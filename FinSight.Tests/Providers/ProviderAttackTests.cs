using System.Security.Cryptography;
using FinSight.Tests.Accounts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace FinSight.Tests.Providers;

/// <summary>What the specifications warn of (OpenID Connect Core, RFC 9700).</summary>
public sealed class ProviderAttackTests : ProviderTestBase
{
    [Fact]
    public async Task A_code_opens_once_and_only_in_the_browser_that_asked_for_it()
    {
        await CreateAsync();
        var mara = App.Visit();
        var answer = await AskAsync(mara, "/account/provider/start");
        var thief = App.Visit();
        await AssertRefusedAsync(thief, answer);
        await FollowAsync(mara, answer);
        Assert.True(await IsSignedInAsync(mara));
        await mara.PressAsync("/ledgers", "/account/logout");
        await AssertRefusedAsync(mara, answer);
    }

    [Fact]
    public async Task A_nonce_that_is_not_ours_is_refused()
    {
        await CreateAsync();
        Provider.HasWrongNonce = true;
        var mara = App.Visit();
        await AssertRefusedAsync(mara, await AskAsync(mara, "/account/provider/start"));
    }

    [Theory]
    [InlineData("iss", "https://evil.example/")]
    [InlineData("iss", null)]
    [InlineData("state", "forged")]
    [InlineData("state", null)]
    [InlineData("code", "forged")]
    [InlineData("code", null)]
    public async Task An_answer_that_was_mixed_up_or_changed_on_its_way_is_refused(string name, string? value)
    {
        await CreateAsync();
        var mara = App.Visit();
        var answer = await AskAsync(mara, "/account/provider/start");
        var fields = QueryHelpers.ParseQuery(answer[answer.IndexOf('?', StringComparison.Ordinal)..])
            .ToDictionary(one => one.Key, one => (string?)one.Value.ToString());
        if (value is null) fields.Remove(name);
        else fields[name] = value;
        await AssertRefusedAsync(mara, QueryHelpers.AddQueryString("/account/provider/callback", fields));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_address_of_mail_takes_over_no_account(bool isVerified)
    {
        var mara = App.Visit();
        await RegisterAsync(mara, "mara");
        await App.ReadAsync(db => db.Users.ExecuteUpdateAsync(set => set
            .SetProperty(u => u.Email, "mara@example.org")
            .SetProperty(u => u.NormalizedEmail, "MARA@EXAMPLE.ORG")
            .SetProperty(u => u.EmailConfirmed, true)));
        (Provider.User, Provider.Email, Provider.IsEmailVerified) = ("mara-the-thief", "mara@example.org", isVerified);
        var thief = App.Visit();
        Assert.Equal("/account/provider/new", await GoAsync(thief));
        Assert.False(await IsSignedInAsync(thief));
        var refused = await thief.SubmitAsync(
            "/account/provider/new", new() { ["Username"] = "mara", ["TimeZone"] = "UTC" });
        Assert.Equal(200, (int)refused.StatusCode);
        Assert.Empty(await App.ReadAsync(db => db.UserLogins.ToListAsync()));
    }

    [Fact]
    public async Task An_answer_begun_in_one_session_connects_nothing_in_another()
    {
        var mara = App.Visit();
        await RegisterAsync(mara, "mara");
        await GoAsync(mara, "/account/provider/connect");
        await mara.PressAsync("/ledgers", "/account/logout");
        await RegisterAsync(mara, "noah");
        Assert.Null((await mara.OpenAsync("/account/provider")).QuerySelector("form[action] input[value=connect]"));
        Assert.Empty(await App.ReadAsync(db => db.UserLogins.ToListAsync()));
    }

    [Fact]
    public async Task Signing_out_here_goes_on_to_the_provider_with_its_own_token()
    {
        var mara = await CreateAsync();
        using var left = await mara.PressAsync("/ledgers", "/account/logout");
        Assert.StartsWith(
            $"{Provider.Address}/logout", left.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("id_token_hint=", left.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync(mara));
    }

    [Fact]
    public async Task Signing_out_there_ends_the_sessions_here_that_came_from_there()
    {
        var mara = await CreateAsync();
        await mara.SubmitAsync("/account/password", new() { ["Password"] = AccountApp.Password });
        var phone = App.Visit();
        await phone.SignInAsync("mara");
        foreach (var forged in Forged()) Assert.Equal(400, await TellAsync(forged));
        Assert.True(await IsSignedInAsync(mara));
        Assert.Equal(200, await TellAsync(Provider.LogoutToken("mara-at-home", "session of mara-at-home")));
        Assert.False(await IsSignedInAsync(mara));
        Assert.True(await IsSignedInAsync(phone));

        await GoAsync(mara);
        Assert.Equal(200, await TellAsync(Provider.LogoutToken("mara-at-home", null)));
        Assert.False(await IsSignedInAsync(mara));
        Assert.True(await IsSignedInAsync(phone));
    }

    [Fact]
    public async Task Signing_out_there_is_heard_with_a_key_that_is_new()
    {
        var mara = await CreateAsync();
        Provider.ReplaceKey();
        Assert.Equal(200, await TellAsync(Provider.LogoutToken("mara-at-home", null)));
        Assert.False(await IsSignedInAsync(mara));
    }

    [Fact]
    public async Task Signing_out_there_is_to_be_told_again_where_its_new_key_can_t_be_read()
    {
        var mara = await CreateAsync();
        Provider.ReplaceKey();
        await Provider.StopAsync();
        Assert.Equal(503, await TellAsync(Provider.LogoutToken("mara-at-home", null)));
        Assert.True(await IsSignedInAsync(mara));
    }

    [Fact]
    public async Task A_session_with_a_very_long_name_ends_as_well()
    {
        Provider.Session = new string('s', 390);
        var mara = await CreateAsync();
        Assert.Equal(200, await TellAsync(Provider.LogoutToken("mara-at-home", Provider.Session[..^1])));
        Assert.True(await IsSignedInAsync(mara));
        Assert.Equal(200, await TellAsync(Provider.LogoutToken("mara-at-home", Provider.Session)));
        Assert.False(await IsSignedInAsync(mara));
    }

    IEnumerable<string> Forged()
    {
        yield return "";
        yield return "nonsense";
        using var rsa = RSA.Create(2048);
        yield return Provider.LogoutToken("mara-at-home", null, key: new RsaSecurityKey(rsa) { KeyId = "key" });
        yield return Provider.LogoutToken("mara-at-home", null, issuer: "https://evil.example/");
        yield return Provider.LogoutToken("mara-at-home", null, audience: "another");
        yield return Provider.LogoutToken("mara-at-home", null, nonce: "an ID token is none");
        yield return Provider.LogoutToken(null, null);
    }

    async Task<int> TellAsync(string token)
    {
        using var answer = await App.Visit().Http.PostAsync(
            "/account/provider/logout",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["logout_token"] = token }));
        return (int)answer.StatusCode;
    }

    static async Task AssertRefusedAsync(Visitor visitor, string answer)
    {
        Assert.StartsWith("/account/login", await FollowAsync(visitor, answer), StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync(visitor));
    }
}
