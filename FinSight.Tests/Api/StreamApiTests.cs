using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Settings;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

public sealed class StreamApiTests : ApiTestBase
{
    [Fact]
    public async Task Changes_come_as_they_happen_and_a_line_that_broke_goes_on_where_it_was()
    {
        await AddAsync("First");
        using var line = await OpenAsync("stream?since=0");
        await ReadUntilAsync(line, "First");
        await AddAsync("Second");
        var id = await ReadUntilAsync(line, "Second");
        await AddAsync("Third");
        using var again = await OpenAsync("stream", ("Last-Event-ID", id));
        var next = await ReadUntilAsync(again, "Third");
        Assert.True(long.Parse(next, null) > long.Parse(id, null));
    }

    [Fact]
    public async Task Without_a_sequence_only_what_is_to_come_is_told()
    {
        await AddAsync("Before");
        using var line = await OpenAsync("stream");
        await AddAsync("After");
        await ReadUntilAsync(line, "After", never: "Before");
    }

    [Fact]
    public async Task Who_is_removed_hears_nothing_of_what_comes_after()
    {
        var (noah, place) = await JoinAsync("noah");
        using var line = await OpenAsync(noah, "stream");
        await AddAsync("While there");
        await ReadUntilAsync(line, "While there");
        await App.Services.GetRequiredService<MembershipService>().RemoveAsync(await EnterAsync("mara"), place.UserId);
        await AddAsync("Behind the back");
        await EndsAsync(line, never: "Behind the back");
    }

    [Fact]
    public async Task A_token_that_has_ended_hears_nothing_of_a_busy_ledger()
    {
        using var line = await OpenAsync("stream");
        await AddAsync("Good");
        await ReadUntilAsync(line, "Good");
        await App.ReadAsync(db => db.Set<ApiToken>().Where(t => t.Name == "Home Assistant").ExecuteDeleteAsync());
        var other = await ApiClient.OfAsync(App, "mara");
        var ended = EndsAsync(line);
        // There is always something to tell: the line never rests.
        await Patience.UntilAsync(async () =>
        {
            (await other.PostAsync("expenses", """
                {"title":"Busy","amount":{"minor":450},"category":"Groceries","date":"2026-11-20"}
                """)).Expect(201);
            return ended.IsCompleted;
        });
        await ended;
    }

    [Fact]
    public async Task A_line_that_was_open_before_tells_amounts_in_the_currency_of_now()
    {
        using var line = await OpenAsync("stream");
        await App.Services.GetRequiredService<CurrencyChangeService>().RunAsync(await EnterAsync("mara"), "JPY");
        await AddAsync("Sushi", 450);
        Assert.Contains("JPY", await LineAsync(line, "Sushi"), StringComparison.Ordinal);
    }

    async Task<(ApiClient Client, Member Place)> JoinAsync(string name)
    {
        await App.Visit().RegisterAsync(name);
        var user = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == name));
        var host = await EnterAsync("mara");
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        db.WriteAs(host).Memberships.Add(new Membership(host.LedgerId, user.Id, Role.Editor, now));
        await db.SaveChangesAsync();
        var client = await ApiClient.OfAsync(App, name);
        return (new ApiClient(client.Http, host.LedgerId), await EnterAsync(name));
    }

    async Task<Member> EnterAsync(string name)
    {
        var user = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == name));
        return await App.Services.GetRequiredService<LedgerAccessService>().EnterAsync(user.Id, Mara.Ledger);
    }

    Task<StreamReader> OpenAsync(string path, params (string Name, string Value)[] headers) =>
        OpenAsync(Mara, path, headers);

    static async Task<StreamReader> OpenAsync(
        ApiClient who, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{who.Root}/{path}");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await who.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The line ends for its token.</summary>
    static async Task EndsAsync(StreamReader line, string? never = null)
    {
        while (await line.ReadLineAsync().WaitAsync(Patience.Long) is { } read)
        {
            if (never is not null) Assert.DoesNotContain(never, read, StringComparison.Ordinal);
            if (read == """data: {"code":"token"}""") return;
        }
        Assert.Fail("The line was cut and not ended.");
    }

    static async Task<string> LineAsync(StreamReader line, string text)
    {
        while (await line.ReadLineAsync().WaitAsync(Patience.Long) is { } read)
            if (read.Contains($"\"{text}\"", StringComparison.Ordinal))
                return read;
        throw new InvalidOperationException($"The stream ended before {text}.");
    }

    /// <returns>The id of the event that holds the text.</returns>
    static async Task<string> ReadUntilAsync(StreamReader line, string text, string? never = null)
    {
        var id = "";
        while (await line.ReadLineAsync().WaitAsync(Patience.Long) is { } read)
        {
            if (read.StartsWith("id: ", StringComparison.Ordinal)) id = read[4..];
            if (never is not null) Assert.DoesNotContain(never, read, StringComparison.Ordinal);
            if (read.StartsWith("data: ", StringComparison.Ordinal)
                && read.Contains($"\"{text}\"", StringComparison.Ordinal))
                return id;
        }
        throw new InvalidOperationException($"The stream ended before {text}.");
    }
}
