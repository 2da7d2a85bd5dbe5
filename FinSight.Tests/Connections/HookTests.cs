using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FinSight.Core.Connections;
using FinSight.Core.Ledgers;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Connections;

/// <summary>The door for what arrives by itself, as phones see it.</summary>
public sealed class HookTests : IAsyncLifetime
{
    const string Coffee = """{"merchant":"Café Muster","amount":"CHF 4.50","card":"Visa Debit","name":"Café Muster"}""";

    AccountApp App { get; } = new();
    HttpClient _phone = null!;
    Member _mara = null!;

    ConnectionService Connections => App.Services.GetRequiredService<ConnectionService>();

    public async Task InitializeAsync()
    {
        App.Settings["FINSIGHT_LIMITS_HOOK"] = "30";
        await App.Visit().RegisterAsync("mara");
        _phone = App.Visit().Http;
        var user = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == "mara"));
        _mara = await App.Services.GetRequiredService<LedgerAccessService>().EnterLastAsync(user.Id);
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task It_says_what_came_of_one_and_of_several()
    {
        var path = await ConnectAsync();
        var one = await SendAsync(path, Coffee, "application/json");
        Assert.Equal((200, "added"), (one.Status, one.Json.GetProperty("outcome").GetString()));
        Assert.NotEqual(Guid.Empty, one.Json.GetProperty("expense").GetGuid());

        var text = await SendAsync(path, "title: Kaffee Eck\nCHF 7.20 with Visa ••1234", "text/plain");
        Assert.Equal("added", text.Json.GetProperty("outcome").GetString());
        var several = await SendAsync(
            path,
            $"[{Coffee},{Coffee.Replace("4.50", "", StringComparison.Ordinal)
                .Replace("CHF ", "", StringComparison.Ordinal)}]",
            "application/json");
        Assert.Equal(
            ["repeat", "draft"],
            several.Json.EnumerateArray().Select(answer => answer.GetProperty("outcome").GetString()));
        Assert.Equal("amount-missing", several.Json[1].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Without_the_right_secret_nothing_opens_and_all_are_told_the_same()
    {
        var path = await ConnectAsync();
        var right = (await SendAsync("/hook/nobody", Coffee)).Text;
        foreach (var wrong in (string[])
        [
            path[..^1] + (path[^1] == 'A' ? 'B' : 'A'),
            path[..path.IndexOf('.', StringComparison.Ordinal)],
            "/hook",
            "/hook/",
            $"/hook?secret={path[6..]}",
            path + "/more",
        ])
        {
            var answer = await SendAsync(wrong, Coffee);
            Assert.Equal((401, right), (answer.Status, answer.Text));
        }
        Assert.Equal(0, await App.ReadAsync(db => db.InboundEvents.CountAsync()));
    }

    [Fact]
    public async Task It_is_over_at_once_when_it_is_revoked_and_the_old_address_when_there_is_a_new_one()
    {
        var made = await Connections.AddAsync(_mara, ConnectionKind.Other, "Phone");
        var renewed = await Connections.RenewAsync(_mara, made.Row.Id);
        Assert.Equal(401, (await SendAsync(made.Path, Coffee)).Status);
        Assert.Equal(200, (await SendAsync(renewed.Path, Coffee)).Status);
        await Connections.RevokeAsync(_mara, made.Row.Id);
        Assert.Equal(401, (await SendAsync(renewed.Path, Coffee)).Status);
    }

    [Fact]
    public async Task Only_a_post_is_taken_and_nobody_is_led_on_with_the_secret()
    {
        var path = await ConnectAsync();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Head])
        {
            using var answer = await _phone.SendAsync(new(method, path));
            Assert.Equal((HttpStatusCode.MethodNotAllowed, null), (answer.StatusCode, answer.Headers.Location));
        }
    }

    [Fact]
    public async Task Whatever_comes_is_refused_or_set_aside_and_never_fails()
    {
        var nested = string.Concat(Enumerable.Repeat("[", 500)) + string.Concat(Enumerable.Repeat("]", 500));
        (byte[] Body, string Type)[] bodies =
        [
            ([], "text/plain"), ([0, 1, 2, 255], "application/octet-stream"),
            (Encoding.UTF8.GetBytes(nested), "application/json"),
            (Encoding.UTF8.GetBytes("{\"amount\":{\"amount\":{}}}"), "application/json"),
            (Encoding.UTF8.GetBytes("{"), "application/json"),
            (Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("x", 8_000))), "text/plain"),
            ("null"u8.ToArray(), "application/json"),
            ("\"\\ud800\""u8.ToArray(), "application/json"),
            ("a=b&c=d"u8.ToArray(), "application/x-www-form-urlencoded"),
        ];
        var path = await ConnectAsync();
        foreach (var (body, type) in bodies)
        {
            var answer = await SendAsync(path, body, type);
            Assert.True(answer.Status == 200, $"{answer.Status}: {type} {answer.Text}");
        }
        var large = await SendAsync(await ConnectAsync(), new byte[10 << 20], "text/plain");
        Assert.Equal((413, "refused"), (large.Status, large.Json.GetProperty("outcome").GetString()));
        Assert.Equal(0, await App.ReadAsync(db => db.Expenses.CountAsync()));
    }

    [Fact]
    public async Task One_that_floods_is_slowed_and_shown_and_others_are_not()
    {
        var (loud, calm) = (await Connections.AddAsync(_mara, ConnectionKind.Other, "Loud"), await ConnectAsync());
        var refused = await SendAsync(loud.Path, Coffee);
        for (var i = 0; i < 100 && refused.Status == 200; i++) refused = await SendAsync(loud.Path, Coffee);
        Assert.Equal((429, "too-many"), (refused.Status, refused.Json.GetProperty("reason").GetString()));
        Assert.Equal(200, (await SendAsync(calm, Coffee)).Status);
        Assert.NotNull((await Connections.ListAsync(_mara)).Single(row => row.Id == loud.Row.Id).SlowedAt);
    }

    [Fact]
    public async Task Strangers_with_wrong_secrets_are_refused_and_shut_out_nobody_who_has_the_right_one()
    {
        var path = await ConnectAsync();
        var refused = await SendAsync(path + "A", Coffee);
        for (var i = 0; i < 100 && refused.Status == 401; i++) refused = await SendAsync(path + "A", Coffee);
        Assert.Equal((429, "too-many"), (refused.Status, refused.Json.GetProperty("reason").GetString()));
        Assert.Equal(200, (await SendAsync(path, Coffee)).Status);
    }

    [Fact]
    public async Task A_session_that_comes_along_makes_no_difference()
    {
        var visitor = App.Visit();
        await visitor.SignInAsync("mara");
        using var answer = await visitor.Http.PostAsync("/hook/nobody", new StringContent(Coffee));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    async Task<string> ConnectAsync(string name = "Phone") =>
        (await Connections.AddAsync(_mara, ConnectionKind.Other, name)).Path;

    Task<Answer> SendAsync(string path, string body, string type = "application/json") =>
        SendAsync(path, Encoding.UTF8.GetBytes(body), type);

    async Task<Answer> SendAsync(string path, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await _phone.PostAsync(path, content);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    sealed record Answer(int Status, string Text)
    {
        public JsonElement Json => JsonDocument.Parse(Text).RootElement;
    }
}
