using System.Text.Json;
using System.Threading.Channels;
using FinSight.Core.Webhooks;
using FinSight.Tests.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Webhooks;

/// <summary>From a write through the API to whoever listens, over real connections.</summary>
public sealed class WebhookDeliveryTests : ApiTestBase
{
    readonly Channel<(Dictionary<string, string> Headers, string Body)> _messages =
        Channel.CreateUnbounded<(Dictionary<string, string>, string)>();

    WebApplication _receiver = null!;

    string Url => $"http://localhost:{new Uri(_receiver.Urls.First()).Port}/hook";

    public WebhookDeliveryTests() => App.Settings["FINSIGHT_WEBHOOK_HOSTS"] = "localhost";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.MapPost("/hook", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await _messages.Writer.WriteAsync(
                (context.Request.Headers.ToDictionary(one => one.Key.ToLowerInvariant(), one => $"{one.Value}"),
                    await reader.ReadToEndAsync()));
            return "thanks";
        });
        _receiver.MapPost("/elsewhere", () => Results.Redirect("/hook", preserveMethod: true));
        _receiver.MapPost("/cut", async (HttpContext context) =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("tha");
            await context.Response.Body.FlushAsync();
            // The status is to arrive before the line is cut.
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            context.Abort();
        });
        await _receiver.StartAsync();
    }

    [Fact]
    public async Task What_happens_is_told_signed_and_in_order()
    {
        var hook = (await Mara.PostAsync("/api/v1/webhooks", $$"""{"url":"{{Url}}"}""")).Expect(201);
        var added = await AddAsync();
        (await Mara.PatchAsync($"expenses/{added["id"]}", """{"title":"Tea"}""", ("If-Match", "*"))).Expect(200);
        (await Mara.DeleteAsync($"expenses/{added["id"]}")).Expect(200);
        (await Mara.PostAsync($"expenses/{added["id"]}/restore")).Expect(200);
        (await Mara.PostAsync($"batches/{added["batch"]}/undo")).Expect(409);
        List<(string Type, long Sequence)> told = [];
        for (var i = 0; i < 4; i++)
        {
            var (headers, body) = await NextAsync();
            Assert.Equal(
                WebhookSignature.Of(
                    headers["webhook-id"],
                    long.Parse(headers["webhook-timestamp"], null),
                    body,
                    [hook["secret"].GetString()!]),
                headers["webhook-signature"]);
            var message = JsonDocument.Parse(body).RootElement;
            told.Add(
                (message.GetProperty("type").GetString()!,
                    message.GetProperty("data").GetProperty("sequence").GetInt64()));
        }
        Assert.Equal(
            ["expense.created", "expense.updated", "expense.deleted", "expense.restored"],
            told.Select(one => one.Type));
        Assert.Equal(told.Select(one => one.Sequence).Order(), told.Select(one => one.Sequence));
    }

    [Fact]
    public async Task A_test_message_arrives_and_is_told_in_the_log_with_its_answer()
    {
        var id = (await Mara.PostAsync(
            "/api/v1/webhooks", $$"""{"url":"{{Url}}","events":["batch.undone"]}""")).Expect(201)["id"];
        (await Mara.PostAsync($"/api/v1/webhooks/{id}/test")).Expect(202);
        await AddAsync();
        Assert.Contains("\"type\":\"test\"", (await NextAsync()).Body, StringComparison.Ordinal);
        var told = await DeliveredAsync($"{id}", one => one.GetProperty("state").GetString() == "delivered");
        Assert.Equal((200, "thanks"), (told.GetProperty("status").GetInt32(), told.GetProperty("answer").GetString()));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/hook")]
    [InlineData("http://[::1]:1/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task A_private_address_is_refused_where_the_connection_begins(string url)
    {
        var id = (await Mara.PostAsync("/api/v1/webhooks", $$"""{"url":"{{url}}"}""")).Expect(201)["id"];
        (await Mara.PostAsync($"/api/v1/webhooks/{id}/test")).Expect(202);
        var told = await DeliveredAsync($"{id}", one => one.GetProperty("tries").GetInt32() > 0);
        Assert.Contains("private", told.GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_can_t_even_be_tried_is_a_failure_with_its_reason()
    {
        var id = (await Mara.PostAsync("/api/v1/webhooks", $$"""{"url":"{{Url}}"}""")).Expect(201)["id"];
        await App.ReadAsync(db => db.Webhooks.ExecuteUpdateAsync(
            hook => hook.SetProperty(one => one.Url, "http://[")));
        (await Mara.PostAsync($"/api/v1/webhooks/{id}/test")).Expect(202);
        var told = await DeliveredAsync($"{id}", one => one.GetProperty("tries").GetInt32() > 0);
        Assert.Equal("waiting", told.GetProperty("state").GetString());
        Assert.NotEmpty(told.GetProperty("answer").GetString()!);
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        var id = (await Mara.PostAsync(
            "/api/v1/webhooks",
            $$"""{"url":"{{Url.Replace("/hook", "/elsewhere", StringComparison.Ordinal)}}"}""")).Expect(201)["id"];
        (await Mara.PostAsync($"/api/v1/webhooks/{id}/test")).Expect(202);
        var told = await DeliveredAsync($"{id}", one => one.GetProperty("tries").GetInt32() > 0);
        Assert.Equal((307, "waiting"), (told.GetProperty("status").GetInt32(), told.GetProperty("state").GetString()));
        Assert.False(_messages.Reader.TryRead(out _));
    }

    Task<(Dictionary<string, string> Headers, string Body)> NextAsync() =>
        _messages.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long);

    [Fact]
    public async Task An_answer_that_is_cut_short_is_an_answer()
    {
        var id = (await Mara.PostAsync(
            "/api/v1/webhooks",
            $$"""{"url":"{{Url.Replace("/hook", "/cut", StringComparison.Ordinal)}}"}""")).Expect(201)["id"];
        (await Mara.PostAsync($"/api/v1/webhooks/{id}/test")).Expect(202);
        var told = await DeliveredAsync($"{id}", one => one.GetProperty("state").GetString() == "delivered");
        Assert.Equal((200, ""), (told.GetProperty("status").GetInt32(), told.GetProperty("answer").GetString()));
    }

    /// <summary>The first message of a hook that is like this, as soon as it is.</summary>
    async Task<JsonElement> DeliveredAsync(string hook, Func<JsonElement, bool> isIt)
    {
        List<JsonElement> found = [];
        await Patience.UntilAsync(async () =>
        {
            var rows = (await Mara.GetAsync($"/api/v1/webhooks/{hook}/deliveries"))
                .Expect(200)["data"]
                .EnumerateArray();
            found = [.. rows.Where(isIt)];
            return found.Count > 0;
        });
        return found[0];
    }
}
