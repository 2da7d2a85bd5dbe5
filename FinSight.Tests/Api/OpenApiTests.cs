using System.Text.Json;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

/// <summary>
/// The description is complete, and true: every operation is called, and what goes and comes is held against it.
/// </summary>
public sealed class OpenApiTests : ApiTestBase
{
    JsonElement _document;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _document = (await Mara.GetAsync("/api/openapi.json")).Expect(200).Json;
    }

    [Fact]
    public void It_is_of_version_3_1_and_says_who_may_do_what()
    {
        Assert.StartsWith("3.1", _document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var wrong = new List<string>();
        foreach (var (method, path, operation) in Operations())
        {
            foreach (var needed in (string[])["summary", "operationId", "tags", "responses"])
                if (!operation.TryGetProperty(needed, out _)) wrong.Add($"{method} {path} has no {needed}");
            if (path.StartsWith("/api/v1", StringComparison.Ordinal))
                foreach (var status in (string[])["401", "403", "429"])
                    if (!operation.GetProperty("responses").TryGetProperty(status, out _))
                        wrong.Add($"{method} {path} does not tell of {status}");
            foreach (var name in path.Split('/')
                .Where(part => part.StartsWith('{'))
                .Select(part => part.Trim('{', '}')))
                if (!Parameters(operation).Any(one => one.GetProperty("name").GetString() == name))
                    wrong.Add($"{method} {path} does not describe {name}");
            if (operation.TryGetProperty("requestBody", out var body)
                && !body.GetProperty("content")
                    .EnumerateObject()
                    .All(content => content.Value.TryGetProperty("example", out _)))
                wrong.Add($"{method} {path} has no example");
        }
        Assert.Empty(wrong);
        Assert.Equal(
            Operations().Count(),
            Operations().Select(one => one.Operation.GetProperty("operationId").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Each_operation_answers_as_it_is_described()
    {
        var ids = await FurnishAsync();
        var check = new JsonSchemaCheck(_document);
        var wrong = new List<string>();
        foreach (var (method, path, operation) in Operations().OrderBy(one => Order(one.Method, one.Path)))
        {
            if (path.EndsWith("/stream", StringComparison.Ordinal)) continue;
            var (content, example) = Example(operation);
            if (example is { } sent && content is { } schema)
                wrong.AddRange(check.Find(schema, sent).Select(one => $"{method} {path} example: {one}"));
            var answer = await Mara.SendAsync(
                new(method),
                ids.Aggregate(path, (at, id) => at.Replace($"{{{id.Key}}}", id.Value(path), StringComparison.Ordinal)),
                example?.GetRawText(),
                NeedsMatch(operation) ? [("If-Match", "*")] : []);
            if (answer.Status >= 300) wrong.Add($"{method} {path} answered {answer.Status}: {answer.Text}");
            else if (!operation.GetProperty("responses").TryGetProperty($"{answer.Status}", out var described))
                wrong.Add($"{method} {path} does not tell of {answer.Status}");
            else if (answer.Type == "application/json")
                wrong.AddRange(
                    check.Find(
                        described.GetProperty("content").GetProperty("application/json").GetProperty("schema"),
                        answer.Json)
                        .Select(one => $"{method} {path}: {one}"));
            if ((answer.Headers.ETag is not null) != TellsVersion(operation, answer.Status))
                wrong.Add($"{method} {path} answers with the ETag {answer.Headers.ETag}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_problem_is_as_described_too()
    {
        var check = new JsonSchemaCheck(_document);
        var problem = (await Mara.PostAsync("expenses", """{"titel":1}""")).Expect(400);
        Assert.Empty(check.Find(check.Resolve("#/components/schemas/Problem"), problem.Json));
    }

    [Fact]
    public async Task Nothing_that_is_sent_fails_the_server()
    {
        var ids = await FurnishAsync();
        string[] bodies =
        [
            "", "null", "[]", "\"x\"", "1e999", "{", "{\"a\":{\"a\":{\"a\":1}}}", new string('[', 5000),
            "{\"title\":\"\\ud800\"}",
            "{\"title\":\"" + new string('x', 5000)
                + "\",\"amount\":{\"minor\":9223372036854775807},\"date\":\"9999-12-31\"}",
            "{\"ops\":[null,1,{}],\"atomic\":\"x\"}",
            "{\"text\":null}", "{\"text\":\"\\u0000 5\"}", "{\"amount\":{\"amount\":\"-\"}}", "{\"name\":[],\"url\":5}",
            "{\"events\":[null],\"url\":\"ftp://x\"}",
        ];
        foreach (var (method, path, operation) in Operations())
        {
            if (path.EndsWith("/stream", StringComparison.Ordinal)) continue;
            var address = ids.Aggregate(
                path, (at, id) => at.Replace($"{{{id.Key}}}", Guid.Empty.ToString(), StringComparison.Ordinal))
                .Replace($"/ledgers/{Guid.Empty}", $"/ledgers/{Mara.Ledger}", StringComparison.Ordinal);
            foreach (var body in method == "GET" ? [] : bodies)
                Assert.InRange(
                    (await Mara.SendAsync(
                        new(method), address, body, ("If-Match", "\"x"), ("Idempotency-Key", "\u007f"))).Status,
                    200,
                    499);
            foreach (var parameter in Parameters(operation).Where(one => one.GetProperty("in").GetString() == "query"))
                foreach (var value in (string[])
                [
                    "", "-1", "%00", "99999999999999999999", "2026-02-30", "%ED%A0%80", "' OR 1=1 --", "a:b c:\"d",
                    new string('x', 2000),
                ])
                    Assert.InRange(
                        (await Mara.SendAsync(
                            new(method), $"{address}?{parameter.GetProperty("name").GetString()}={value}", null))
                            .Status,
                        200,
                        499);
        }
    }

    [Fact]
    public async Task People_read_the_same_on_a_page_under_the_strict_policy()
    {
        using var answer = await App.Visit().Http.GetAsync("/api/docs");
        var page = await answer.Content.ReadAsStringAsync();
        foreach (var (_, path, _) in Operations())
            Assert.Contains($"<code>{path}</code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    IEnumerable<(string Method, string Path, JsonElement Operation)> Operations() =>
        _document.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject().Select(
                    operation => (operation.Name.ToUpperInvariant(), path.Name, operation.Value)));

    static List<JsonElement> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    static bool TellsVersion(JsonElement operation, int status) =>
        operation.GetProperty("responses").TryGetProperty($"{status}", out var described)
        && described.TryGetProperty("headers", out var headers) && headers.TryGetProperty("ETag", out _);

    static bool NeedsMatch(JsonElement operation) =>
        Parameters(operation).Any(one => one.GetProperty("name").GetString() == "If-Match");

    static (JsonElement? Schema, JsonElement? Example) Example(JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body)) return (null, null);
        var content = body.GetProperty("content").EnumerateObject().First().Value;
        return (content.GetProperty("schema"), content.GetProperty("example"));
    }

    // What takes away comes last.
    static int Order(string method, string path) =>
        method == "DELETE"
            ? 3
            : path.EndsWith("/undo", StringComparison.Ordinal) ? 1
            : path.EndsWith("/redo", StringComparison.Ordinal) ? 2 : 0;

    async Task<Dictionary<string, Func<string, string>>> FurnishAsync()
    {
        var expense = await AddAsync(more: ",\"tags\":[\"work\"]");
        var other = await AddAsync();
        var category = (await Mara.PostAsync("categories", """{"name":"Sailing"}"""))
            .Expect(201)["category"]
            .GetProperty("id");
        var tag = (await Mara.GetAsync("tags"))["data"][0].GetProperty("id");
        var budget = (await Mara.PostAsync("budgets", """{"amount":{"minor":5000},"period":"week"}"""))
            .Expect(201)["budget"]
            .GetProperty("id");
        var hook = (await Mara.PostAsync(
            "/api/v1/webhooks", """{"url":"http://localhost:9/hook"}""")).Expect(201)["id"];
        (await Mara.PostAsync($"/api/v1/webhooks/{hook}/test")).Expect(202);
        var delivery = (await Mara.GetAsync($"/api/v1/webhooks/{hook}/deliveries"))["data"][0].GetProperty("id");
        await AddAsync(more: ",\"id\":\"0196f000-0000-7000-8000-000000000001\"");
        var drafts = await DraftsAsync();
        return new()
        {
            ["delivery"] = _ => $"{delivery}",
            ["ledger"] = _ => $"{Mara.Ledger}",
            ["batch"] = _ => $"{other["batch"]}",
            ["id"] = path => path.Contains("/inbox/", StringComparison.Ordinal)
                ? drafts[path[(path.LastIndexOf('/') + 1)..]]
                : path.Contains("/webhooks/", StringComparison.Ordinal) ? $"{hook}"
                : path.Contains("/categories/", StringComparison.Ordinal) ? $"{category}"
                : path.Contains("/tags/", StringComparison.Ordinal) ? $"{tag}"
                : path.Contains("/budgets/", StringComparison.Ordinal) ? $"{budget}" : $"{expense["id"]}",
        };
    }

    /// <summary>A message that waits, for each that can be done with one.</summary>
    async Task<Dictionary<string, string>> DraftsAsync()
    {
        var user = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == "mara"));
        var member = await App.Services.GetRequiredService<LedgerAccessService>().EnterLastAsync(user.Id);
        var drafts = new Dictionary<string, string>();
        foreach (var act in (string[])["accept", "attach", "dismiss"])
            drafts[act] = $"{(await App.Services.GetRequiredService<CaptureService>().PasteAsync(
                member, $"EUR {act.Length + drafts.Count}.50 spent at Kaffee {act}")).EventId}";
        return drafts;
    }
}
