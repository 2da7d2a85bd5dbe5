namespace FinSight.Tests.Api;

/// <summary>What is wrong with a request is told as problem+json, by its place and a code.</summary>
public sealed class ApiProblemTests : ApiTestBase
{
    [Theory]
    [InlineData("""{"titel":"Tea"}""", 400, "/titel", "request.field_unknown")]
    [InlineData("""{"amount":{"cents":3}}""", 400, "/amount/cents", "request.field_unknown")]
    [InlineData("""{"amount":{"minor":"3"}}""", 400, "/amount/minor", "request.field_unreadable")]
    [InlineData("""{"amount":{"minor":3.5}}""", 400, "/amount/minor", "request.field_unreadable")]
    [InlineData("""{"date":"20.11.2026"}""", 400, "/date", "request.field_unreadable")]
    [InlineData("""{"title":"a","title":"b"}""", 400, "/title", "request.field_twice")]
    [InlineData("""{"title":""", 400, "", "request.body_unreadable")]
    [InlineData("""[]""", 400, "", "request.body_unreadable")]
    [InlineData("""null""", 400, "", "request.body_unreadable")]
    [InlineData(
        """{"title":"Tea","category":"Groceries","amount":{"amount":"4.555"}}""",
        422,
        "/amount/amount",
        "amount.too_precise")]
    [InlineData(
        """{"title":"Tea","category":"Groceries","amount":{"amount":"4,50"}}""",
        422,
        "/amount/amount",
        "amount.unreadable")]
    [InlineData(
        """{"title":"Tea","category":"Groceries","amount":{"amount":"4.50","minor":400}}""",
        422,
        "/amount",
        "amount.both_differ")]
    [InlineData(
        """{"title":"Tea","category":"Groceries","amount":{"minor":400,"currency":"EUR"}}""",
        422,
        "/amount/currency",
        "amount.not_in_ledger_currency")]
    [InlineData(
        """{"title":"Tea","category":"Nowhere","amount":{"minor":400}}""", 422, "/category", "category.unknown")]
    public async Task What_is_wrong_is_told_by_its_place_and_code(string body, int status, string place, string code)
    {
        var answer = (await Mara.PostAsync("expenses", body)).Expect(status);
        Assert.Equal(("application/problem+json", code), (answer.Type, answer.Code));
        Assert.Equal((place, code), answer.Errors.First());
        Assert.Empty((await Mara.GetAsync("expenses"))["data"].EnumerateArray());
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_in_the_language_that_was_asked_for()
    {
        var answer = (await Mara.PostAsync(
            "expenses", """{"title":" ","amount":{"minor":0}}""", ("Accept-Language", "de-CH"))).Expect(422);
        Assert.Equal(
            [("/title", "title.missing"), ("/amount", "amount.zero"), ("/categoryId", "category.missing")],
            answer.Errors);
        Assert.Equal("Ein Titel fehlt.", answer["detail"].GetString());
    }

    [Theory]
    [InlineData("expenses?limits=3", "limits", "request.parameter_unknown")]
    [InlineData("expenses?limit=0", "limit", "request.parameter_unreadable")]
    [InlineData("expenses?limit=501", "limit", "request.parameter_unreadable")]
    [InlineData("expenses?limit=3&limit=4", "limit", "request.parameter_unreadable")]
    [InlineData("expenses?cursor=x", "cursor", "request.parameter_unreadable")]
    [InlineData("expenses?from=today", "from", "request.parameter_unreadable")]
    [InlineData("expenses?q=tag:nowhere", "q", "filter.tag_unknown")]
    [InlineData("expenses?q=tag:", "q", "filter.name_missing")]
    [InlineData("changes?since=-1", "since", "request.parameter_unreadable")]
    public async Task A_parameter_that_nobody_reads_is_an_error(string path, string parameter, string code)
    {
        var answer = (await Mara.GetAsync(path)).Expect(400);
        Assert.Equal((code, parameter), (answer.Code, answer["errors"][0].GetProperty("parameter").GetString()));
    }

    [Theory]
    [InlineData("GET", "/api/nowhere", 404, "request.not_found")]
    [InlineData("GET", "/api/v1/ledgers/x", 404, "request.not_found")]
    [InlineData("GET", "/api/v1/ledgers/0196f000-0000-7000-8000-000000000001", 404, "row.not_found")]
    [InlineData("PUT", "/api/v1/me", 405, "request.method_unknown")]
    [InlineData("POST", "/api/v1/ledgers", 405, "request.method_unknown")]
    public async Task Errors_are_problems_everywhere_below_api(string method, string path, int status, string code)
    {
        var answer = (await Mara.SendAsync(new HttpMethod(method), path, null)).Expect(status);
        Assert.Equal(("application/problem+json", code), (answer.Type, answer.Code));
        Assert.True(
            (await App.Visit().Http.SendAsync(
                new(new HttpMethod(method), path))).StatusCode >= System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("title", "Tea")]);
        using var answer = await Mara.Http.PostAsync($"{Mara.Root}/expenses", form);
        Assert.Equal(
            (415, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }
}
