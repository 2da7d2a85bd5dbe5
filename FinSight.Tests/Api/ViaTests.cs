using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

/// <summary>What a program writes carries the name that its user gave it.</summary>
public sealed class ViaTests : ApiTestBase
{
    [Fact]
    public async Task The_log_says_through_which_token_an_expense_came()
    {
        var added = await AddAsync();
        var batch = (await Mara.GetAsync($"batches/{added["batch"].GetGuid()}")).Expect(200);
        Assert.Equal("Home Assistant", batch["via"].GetString());
        Assert.Equal(
            "Home Assistant",
            (await Mara.GetAsync("changes?since=0"))["data"].EnumerateArray().Last().GetProperty("via").GetString());
        var history = await Mara.GetAsync($"expenses/{added["id"].GetGuid()}/history");
        Assert.Equal("Home Assistant", history["data"][0].GetProperty("via").GetString());

        // A token that is gone has still written it.
        await App.ReadAsync(db => db.ApiTokens.ExecuteDeleteAsync());
        var member = await MemberAsync();
        var entries = (await App.Services.GetRequiredService<ActivityService>().PageAsync(member, new())).Entries;
        Assert.Equal("Home Assistant", entries[0].Via);
    }

    [Fact]
    public async Task What_a_person_does_on_a_page_came_through_nothing()
    {
        var member = await MemberAsync();
        var id = (await AddAsync())["id"].GetGuid();
        await App.Services.GetRequiredService<ExpenseService>().DeleteAsync(member, id);
        var versions = (await App.Services.GetRequiredService<ExpenseHistoryService>().VersionsAsync(member, id)).All;
        Assert.Equal([null, "Home Assistant"], versions.Select(version => version.Via));
    }

    [Fact]
    public async Task Activity_and_history_say_it_in_words()
    {
        var id = (await AddAsync())["id"].GetGuid();
        var visit = App.Visit();
        await visit.SignInAsync("mara");
        foreach (var path in (string[])["/activity", $"/history/{id}"])
            Assert.Contains(
                "via Home Assistant",
                System.Net.WebUtility.HtmlDecode(await (await visit.GetAsync(path)).Content.ReadAsStringAsync()),
                StringComparison.Ordinal);
    }

    async Task<Member> MemberAsync() => await App.Services.GetRequiredService<LedgerAccessService>().EnterAsync(
        await App.ReadAsync(db => db.Users.Where(u => u.UserName == "mara").Select(u => u.Id).SingleAsync()),
        Mara.Ledger);
}
