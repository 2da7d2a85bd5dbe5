using System.Net;
using System.Net.Http.Json;
using FinSight.Core;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.QuickEntry;

/// <summary>Who may add and take back by that address, and whose entries are whose.</summary>
public sealed class QuickPostDoorTests : QuickPostTestBase
{
    [Fact]
    public async Task A_visitor_is_told_so_without_a_page()
    {
        var stranger = App.Visit();
        using var me = await stranger.GetAsync("/q/me");
        using var post = await PostAsync(Guid.CreateVersion7(), "coffee 4.50", "2026-11-23", stranger);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (me.StatusCode, post.StatusCode));
    }

    [Fact]
    public async Task Entries_of_one_person_are_not_taken_from_another()
    {
        var jonas = App.Visit(language: "en-GB");
        await jonas.RegisterAsync("jonas");
        using var answer = await PostAsync(Guid.CreateVersion7(), "coffee 4.50", "2026-11-23", jonas);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty(await App.ReadAsync(db => db.Expenses.ToListAsync()));
    }

    [Fact]
    public async Task What_was_added_is_taken_back_by_its_own_person_alone()
    {
        var id = Guid.CreateVersion7();
        using var added = await PostAsync(id, "coffee 4.50", "2026-11-23");
        var jonas = App.Visit(language: "en-GB");
        await jonas.RegisterAsync("jonas");
        Assert.Equal(HttpStatusCode.Conflict, await UndoAsync(jonas, id, Key));
        var his = (await MeAsync(jonas)).GetProperty("user").GetString()!;
        Assert.Equal(HttpStatusCode.NotFound, await UndoAsync(jonas, id, his));
        Assert.Null((await App.ReadAsync(db => db.Expenses.SingleAsync())).DeletedAt);

        Assert.Equal(HttpStatusCode.NoContent, await UndoAsync(Mara, id, Key));
        Assert.NotNull((await App.ReadAsync(db => db.Expenses.SingleAsync())).DeletedAt);
    }

    static async Task<HttpStatusCode> UndoAsync(Visitor who, Guid id, string user)
    {
        using var answer = await who.Http.PostAsync("/q/undo", JsonContent.Create(new { id, user }));
        return answer.StatusCode;
    }

    [Theory]
    [InlineData("https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost.elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    public async Task Other_sites_cannot_add(string origin, HttpStatusCode status)
    {
        using var answer = await PostAsync(Guid.CreateVersion7(), "coffee 4.50", "2026-11-23", origin: origin);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_no_entry_adds_nothing()
    {
        var line = new string('x', 10_000) + " 4.50";
        using var form = await Mara.Http.PostAsync("/q/entries", new FormUrlEncodedContent(
            [
                KeyValuePair.Create("user", Key),
                KeyValuePair.Create("text", "coffee 4.50"),
                KeyValuePair.Create("date", "2026-11-23"),
            ]));
        using var nonsense = await Mara.Http.PostAsync("/q/entries", JsonContent.Create("coffee 4.50"));
        using var endless = await PostAsync(Guid.CreateVersion7(), line, "2026-11-23");
        Assert.All(new[] { form, nonsense, endless }, answer => Assert.InRange((int)answer.StatusCode, 400, 499));
        Assert.Empty(await App.ReadAsync(db => db.Expenses.ToListAsync()));
    }
}
