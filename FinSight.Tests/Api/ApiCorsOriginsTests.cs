namespace FinSight.Tests.Api;

public sealed class ApiCorsOriginsTests : ApiTestBase
{
    public ApiCorsOriginsTests() =>
        App.Settings["FINSIGHT_API_ORIGINS"] = "https://sheets.example, https://other.example/";

    [Theory]
    [InlineData("https://sheets.example", "https://sheets.example")]
    [InlineData("https://other.example", "https://other.example")]
    [InlineData("https://elsewhere.example", null)]
    public async Task Pages_of_listed_origins_may_ask_and_no_others(string origin, string? allowed)
    {
        var answer = (await Mara.GetAsync("expenses", ("Origin", origin))).Expect(200);
        Assert.Equal(
            allowed,
            answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        var asked = await Mara.SendAsync(
            HttpMethod.Options, "expenses", null, ("Origin", origin), ("Access-Control-Request-Method", "POST"));
        Assert.Equal(allowed is null ? 405 : 204, asked.Status);
    }
}
