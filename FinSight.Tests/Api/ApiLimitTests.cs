using FinSight.Core.Tokens;

namespace FinSight.Tests.Api;

public sealed class ApiLimitTests : ApiTest
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
        (await (await ApiClient.OfAsync(App, "mara", TokenScopes.Read)).GetAsync("/api/v1/me")).Expect(200);
    }
}
