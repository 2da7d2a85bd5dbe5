using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinSight.Core.Connections;
using FinSight.Core.Expenses;
using FinSight.Tests.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.QuickEntry;

/// <summary>What came by itself, on the page that needs no circuit.</summary>
public sealed class QuickCapturedTests : HookTestBase
{
    [Fact]
    public async Task The_last_ones_are_told_with_amount_and_connection_and_how_many_wait()
    {
        var visitor = App.Visit();
        await visitor.SignInAsync("mara");
        var empty = await visitor.Http.GetFromJsonAsync<JsonElement>("/q/captured");
        Assert.Equal(
            (0, null), (empty.GetProperty("lines").GetArrayLength(), empty.GetProperty("waiting").GetString()));

        var phone = await Connections.AddAsync(Mara, ConnectionKind.Other, "Mara's phone");
        for (var i = 1; i <= 7; i++)
            await SendAsync(phone.Path, $$"""{"merchant":"Shop {{(char)('A' + i)}}","amount":"CHF {{i}}.50"}""");
        await SendAsync(phone.Path, """{"merchant":"SBB","amount":""}""");
        var told = await visitor.Http.GetFromJsonAsync<JsonElement>($"/q/captured?ledger={Mara.LedgerId}");
        var lines = told.GetProperty("lines");
        Assert.Equal(5, lines.GetArrayLength());
        Assert.Equal(
            ("Shop H", "CHF 7.50"),
            (lines[0].GetProperty("what").GetString(),
                lines[0].GetProperty("amount").GetString()!.Replace('\u00A0', ' ')));
        Assert.StartsWith("Mara's phone · ", lines[0].GetProperty("from").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ("1 waits", $"/l/{Mara.LedgerId}/inbox"),
            (told.GetProperty("waiting").GetString(), told.GetProperty("inbox").GetString()));
    }

    [Fact]
    public async Task What_was_taken_back_is_not_told_and_strangers_are_told_nothing()
    {
        var phone = await Connections.AddAsync(Mara, ConnectionKind.Other, "Phone");
        var added = JsonDocument.Parse(
            (await SendAsync(phone.Path, """{"merchant":"Shop","amount":"CHF 4.50"}""")).Text).RootElement;
        await App.Services.GetRequiredService<ExpenseService>()
            .DeleteAsync(Mara, added.GetProperty("expense").GetGuid());
        var visitor = App.Visit();
        await visitor.SignInAsync("mara");
        Assert.Equal(
            0, (await visitor.Http.GetFromJsonAsync<JsonElement>("/q/captured")).GetProperty("lines").GetArrayLength());

        var stranger = App.Visit();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/q/captured")).StatusCode);
        await stranger.RegisterAsync("noah");
        Assert.Equal(
            HttpStatusCode.NotFound, (await stranger.GetAsync($"/q/captured?ledger={Mara.LedgerId}")).StatusCode);
    }
}
