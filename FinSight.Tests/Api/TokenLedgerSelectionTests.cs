using System.Net.Http.Headers;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Settings;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

public sealed class TokenLedgerSelectionTests : ApiTestBase
{
    [Fact]
    public async Task A_token_enters_the_ledgers_that_it_names_and_no_other()
    {
        var sessions = App.Services.GetRequiredService<SessionService>();
        var user = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync());
        var me = (await sessions.CheckAsync(user.Id, await sessions.BeginAsync(user, ClientInfo.Unknown)))!;
        await App.Services.GetRequiredService<LedgerCreationService>().CreateAsync(me, new("Household", "CHF"));
        var household = (await App.Services.GetRequiredService<LedgerListService>().ListAsync(user.Id))
            .Single(one => one.Name == "Household").Id;
        var reach = await App.Services.GetRequiredService<LedgerAccessService>().ReachAsync(user.Id, [household]);
        var token = await App.Services.GetRequiredService<ApiTokenService>().CreateAsync(
            sessions.ProofOf(me)!, "Phone", TokenScopeKinds.Read | TokenScopeKinds.Write, null, ClientInfo.Unknown,
            reach);
        var http = App.Visit().Http;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        Assert.Equal(
            household,
            (await new ApiClient(http, household).GetAsync("/api/v1/ledgers"))
                .Expect(200)["data"]
                .EnumerateArray()
                .Single()
                .GetProperty("id")
                .GetGuid());
        (await new ApiClient(http, household).GetAsync("expenses")).Expect(200);
        (await new ApiClient(http, Mara.Ledger).GetAsync("expenses")).Expect(404);
        Assert.Equal(2, (await Mara.GetAsync("/api/v1/ledgers"))["data"].GetArrayLength());
    }
}
