using Bunit;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Tokens;

namespace FinSight.Tests.Tokens;

public sealed class TokensSectionTests : SignedInComponentTestBase
{
    [Fact]
    public async Task Each_token_has_its_scopes_its_ending_and_its_times_and_goes_with_one_button()
    {
        var tokens = House.Get<ApiTokenService>();
        var token = await tokens.CreateAsync(
            House.Get<SessionService>().ProofOf(Mara)!, "iOS shortcut", TokenScopeKinds.Read | TokenScopeKinds.Add, 30,
            ClientInfo.Unknown);
        var section = Show<TokensSection>(_ => { });
        Assert.Equal(
            $"Read, Add expenses · fst_…{token[^4..]} · never used · good until 23 Dec 2026",
            section.Find(".setting p").TextContent);
        await tokens.FindAsync(token, ClientInfo.Unknown);
        for (var i = 0; i < 4; i++)
        {
            Time.Advance(TimeSpan.FromDays(10));
            await House.Get<SessionService>().CheckAsync(Mara.UserId, Mara.SessionId, ClientInfo.Unknown);
        }
        section = Show<TokensSection>(_ => { });
        Assert.Contains("used 23 Nov 2026 · expired", section.Find(".setting p").TextContent, StringComparison.Ordinal);

        Assert.Equal("Revoke iOS shortcut", section.Find("button").TextContent);
        await section.ClickAsync("button");
        section.WaitForState(() => section.FindAll("button").Count == 0);
        Assert.Empty(await tokens.ListAsync(Mara));
    }
}
