using FinSight.Core.Tokens;
using FinSight.Tests.Accounts;

namespace FinSight.Tests.Api;

public sealed class ApiLimitTests : ApiTestBase
{
    public ApiLimitTests() => App.Settings["FINSIGHT_LIMITS_API"] = "5";

    [Fact]
    public async Task A_token_that_asks_too_much_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        var first = (await Mara.GetAsync("/api/v1/me")).Expect(200);
        Assert.Equal("\"token\";q=5;w=60", first.Headers.GetValues("RateLimit-Policy").Single());
        Assert.StartsWith("\"token\";r=4;t=", first.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        for (var i = 0; i < 4; i++) (await Mara.GetAsync("/api/v1/me")).Expect(200);
        var refused = (await Mara.GetAsync("/api/v1/me")).Expect(429);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.StartsWith("attempts.wait", refused.Code, StringComparison.Ordinal);
        (await (await ApiClient.OfAsync(App, "mara", TokenScopeKinds.Read)).GetAsync("/api/v1/me")).Expect(200);
    }

    [Fact]
    public async Task Who_guesses_tokens_is_held_up_and_a_good_one_at_the_same_address_is_not()
    {
        await using var app = new AccountApp();
        app.Settings["FINSIGHT_LIMITS_TOKENLESS"] = "3";
        await app.Visit().RegisterAsync("mara");
        var mara = await ApiClient.OfAsync(app, "mara");
        var guesser = new ApiClient(app.Visit().Http, mara.Ledger);
        guesser.Http.DefaultRequestHeaders.Authorization = new("Bearer", "fst_" + new string('A', 43));
        for (var i = 0; i < 3; i++) (await guesser.GetAsync("/api/v1/me")).Expect(401);
        var refused = await UntilRefusedAsync(() => guesser.GetAsync("/api/v1/me"));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.StartsWith("attempts.wait", refused.Code, StringComparison.Ordinal);

        // None at all is no better, nor is it at the other door.
        guesser.Http.DefaultRequestHeaders.Authorization = null;
        await UntilRefusedAsync(() => guesser.GetAsync("/api/v1/ledgers"));
        await UntilRefusedAsync(() => guesser.PostAsync("/mcp", "{}"));
        for (var i = 0; i < 10; i++) (await mara.GetAsync("/api/v1/me")).Expect(200);
    }

    // On a slow machine there is room for another in between.
    static async Task<ApiResponse> UntilRefusedAsync(Func<Task<ApiResponse>> ask)
    {
        ApiResponse answer;
        do answer = await ask();
        while (answer.Status == 401);
        return answer.Expect(429);
    }
}
