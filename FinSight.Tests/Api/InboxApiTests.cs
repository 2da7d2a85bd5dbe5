using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

public sealed class InboxApiTests : ApiTestBase
{
    [Fact]
    public async Task A_program_sees_what_waits_and_deals_with_it()
    {
        await PasteAsync("EUR 12.50 spent at Panificio");
        await PasteAsync("EUR 7.00 spent at Bar Central");
        await PasteAsync("EUR 3.00 spent at Kaffee Eck");
        var waiting = (await Mara.GetAsync("/api/v1/inbox")).Expect(200);
        Assert.Equal(3, waiting["count"].GetInt32());
        var ids = waiting["data"].EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ToList();
        Assert.Equal("foreign", waiting["data"][0].GetProperty("reason").GetString());

        (await Mara.PostAsync($"/api/v1/inbox/{ids[0]}/accept", "{}")).Expect(422);
        var added = (await Mara.PostAsync(
            $"/api/v1/inbox/{ids[0]}/accept", """{"title":"Bread","amount":{"minor":1180}}""")).Expect(201);
        Assert.Equal("Bread", added["title"].GetString());
        (await Mara.PostAsync(
            $"/api/v1/inbox/{ids[1]}/attach", $$"""{"expense":"{{added["id"].GetGuid()}}"}""")).Expect(204);
        (await Mara.PostAsync($"/api/v1/inbox/{ids[2]}/dismiss")).Expect(204);
        Assert.Equal(0, (await Mara.GetAsync("/api/v1/inbox"))["count"].GetInt32());
        Assert.Equal("inbox.settled", (await Mara.PostAsync($"/api/v1/inbox/{ids[2]}/dismiss")).Expect(422).Code);
    }

    [Fact]
    public async Task To_read_does_not_mean_to_add()
    {
        await PasteAsync("EUR 12.50 spent at Panificio");
        var reader = await ApiClient.OfAsync(App, "mara", TokenScopeKinds.Read);
        var id = (await reader.GetAsync("/api/v1/inbox"))["data"][0].GetProperty("id").GetGuid();
        (await reader.PostAsync($"/api/v1/inbox/{id}/dismiss")).Expect(403);
        (await (await ApiClient.OfAsync(
            App, "mara", TokenScopeKinds.Add)).PostAsync($"/api/v1/inbox/{id}/dismiss")).Expect(204);
    }

    async Task PasteAsync(string text)
    {
        var user = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == "mara"));
        var member = await App.Services.GetRequiredService<LedgerAccessService>().EnterLastAsync(user.Id);
        await App.Services.GetRequiredService<CaptureService>().PasteAsync(member, text);
    }
}
