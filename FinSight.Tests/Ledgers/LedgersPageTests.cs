using Bunit;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Ledgers;

/// <summary>The page of all ledgers that one keeps.</summary>
public sealed class LedgersPageTests : SignedInComponentTestBase
{
    protected override Task FurnishAsync()
    {
        Services.AddSingleton(House.Get<LedgerArchiveService>()).AddSingleton(House.Get<LedgerCreationService>());
        // A burst is read a few times only, with pauses that pass by themselves.
        Services.AddSingleton(TimeProvider.System);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_new_ledger_is_begun_and_opened()
    {
        var page = Open();
        await page.ChangeAsync("[name=ledger-name]", "Trip");
        await page.ChangeAsync("[name=first-day]", "15");
        await page.SubmitAsync("#new-ledger");

        var trip = Assert.Single(await ListAsync(), entry => entry.Name == "Trip");
        Assert.EndsWith(
            $"/l/{trip.Id}/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field()
    {
        var page = Open();
        await page.SubmitAsync("#new-ledger");

        Assert.Contains("name", page.Find("#new-ledger-name-problem").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task An_owner_archives_a_ledger_and_takes_it_back()
    {
        var page = Open();
        await page.ClickAsync(".ledger-row button");
        Assert.Contains("can only be read", page.Find(".ledger-row .meta").TextContent, StringComparison.Ordinal);
        Assert.Equal(LedgerStatus.Archived, Assert.Single(await ListAsync()).State);

        Assert.StartsWith("Use again", page.Find(".ledger-row button").TextContent, StringComparison.Ordinal);
        await page.ClickAsync(".ledger-row button");
        Assert.Equal(LedgerStatus.InUse, Assert.Single(await ListAsync()).State);
    }

    [Fact]
    public async Task It_follows_what_is_begun_and_lost_elsewhere()
    {
        var page = Open();
        Assert.Equal(["Mara"], Names(page));
        await House.FoundAsync(Ledger.Member, "Trip");
        page.WaitForAssertion(() => Assert.Equal(["Mara", "Trip"], Names(page)));
        Assert.Contains("As in Trip", page.Find("[name=categories]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_owner_finds_no_button_that_would_refuse()
    {
        var noah = await House.JoinAsync(Ledger.Member, "Noah");
        await House.Get<LedgerArchiveService>().ArchiveAsync(
            await House.SignInAsync(Ledger.Member), Ledger.Member.LedgerId);
        var entry = Assert.Single(await House.Get<LedgerListService>().ListAsync(noah.UserId));

        var row = Show<LedgerItem>(item => item.Add(i => i.Entry, entry));

        Assert.Empty(row.FindAll("button"));
        Assert.Equal(2, entry.Members.Count);
        Assert.StartsWith("Noah", entry.Members[0], StringComparison.Ordinal);
    }

    IRenderedComponent<LedgersPage> Open() => Show<LedgersPage>(_ => { });

    static IEnumerable<string> Names(IRenderedComponent<LedgersPage> page) =>
        page.FindAll(".ledger-row bdi").Select(name => name.TextContent.Trim('\u2068', '\u2069'));

    Task<IReadOnlyList<LedgerListEntry>> ListAsync() => House.Get<LedgerListService>().ListAsync(Ledger.Member.UserId);

    [Fact]
    public async Task What_was_typed_of_a_new_ledger_is_forgotten_once_it_is_there()
    {
        var page = Open();
        await page.ChangeAsync("[name=ledger-name]", "Trip");
        await page.SubmitAsync("#new-ledger");
        Assert.Equal("new-ledger", Assert.Single(Drafts.Invocations["clear"]).Arguments[0]);
    }

    [Fact]
    public async Task Whoever_keeps_none_reaches_the_account_all_the_same()
    {
        await House.Get<LedgerArchiveService>().ArchiveAsync(Mara, Ledger.Member.LedgerId);
        Assert.Empty(Open().FindAll("a[href='/account/delete']"));
        await using (var db = await House.Contexts.CreateDbContextAsync()) await db.Memberships.ExecuteDeleteAsync();
        Assert.NotEmpty(Open().FindAll("a[href='/account/delete']"));
    }
}
