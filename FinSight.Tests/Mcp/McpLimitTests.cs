namespace FinSight.Tests.Mcp;

public sealed class McpLimitTests : McpTestBase
{
    public override Task InitializeAsync()
    {
        App.Settings["FINSIGHT_LIMITS_API"] = "3";
        return base.InitializeAsync();
    }

    [Fact]
    public async Task What_comes_too_often_is_refused_as_by_the_api()
    {
        const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";
        for (var i = 0; i < 3; i++)
            (await Mara.PostAsync("/mcp", Ping, ("Accept", "application/json, text/event-stream"))).Expect(200);
        var refused = (await Mara.PostAsync(
            "/mcp", Ping, ("Accept", "application/json, text/event-stream"))).Expect(429);
        Assert.Equal("application/problem+json", refused.Type);
        Assert.NotNull(refused.Headers.RetryAfter);
        (await Mara.GetAsync("/api/v1/me")).Expect(429);
    }
}
