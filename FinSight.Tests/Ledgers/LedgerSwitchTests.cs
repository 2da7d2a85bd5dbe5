using Bunit;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Security;
using FinSight.Core.Settings;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Ledgers;

/// <summary>The list of ledgers behind the name at the top, while it is open.</summary>
public sealed class LedgerSwitchTests : SignedInComponentTestBase
{
    // A burst is read a few times only, with pauses that pass by themselves.
    protected override Task FurnishAsync()
    {
        Services.AddSingleton(TimeProvider.System);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_follows_ledgers_that_are_joined_renamed_and_lost_elsewhere()
    {
        var menu = await OpenAsync();
        Assert.Equal(["Mara"], Names(menu));

        var trip = await House.FoundAsync(Ledger.Member, "Trip");
        menu.WaitForAssertion(() => Assert.Equal(["Mara", "Trip"], Names(menu)));

        await House.Get<LedgerSettingsService>().RenameAsync(trip, "Journey");
        menu.WaitForAssertion(() => Assert.Equal(["Journey", "Mara"], Names(menu)));

        var noah = await House.MoveInAsync("Noah");
        var secret = (await House.Get<LedgerInvitationService>().MakeAsync(
            noah, new(Role.Viewer, 7))).Path.Split('#')[1];
        var joined = await House.Get<LedgerInvitationService>().AcceptAsync(Mara, secret, ClientInfo.Unknown);
        menu.WaitForAssertion(() => Assert.Equal(["Journey", "Mara", "Noah"], Names(menu)));

        await House.Get<MembershipService>().RemoveAsync(
            await House.Get<LedgerAccessService>().EnterAsync(noah.UserId, joined.LedgerId), Ledger.Member.UserId);
        menu.WaitForAssertion(() => Assert.Equal(["Journey", "Mara"], Names(menu)));

        await House.Get<LedgerArchiveService>().ArchiveAsync(Mara, trip.LedgerId);
        menu.WaitForAssertion(() => Assert.Equal(["Mara"], Names(menu)));
    }

    [Fact]
    public async Task Once_it_is_closed_it_hears_nothing_and_is_read_anew_when_it_opens()
    {
        var menu = await OpenAsync();
        await ToggleAsync(menu);
        Assert.Empty(menu.FindAll(".menu"));
        var before = menu.RenderCount;

        await House.FoundAsync(Ledger.Member, "Trip");
        Assert.Equal(before, menu.RenderCount);

        await ToggleAsync(menu);
        Assert.Equal(["Mara", "Trip"], Names(menu));
    }

    async Task<IRenderedComponent<LedgerSwitch>> OpenAsync()
    {
        var menu = Show<LedgerSwitch>(item => item.Add(s => s.Ledger, Ledger).Add(s => s.UserId, Ledger.Member.UserId));
        await ToggleAsync(menu);
        return menu;
    }

    static Task ToggleAsync(IRenderedComponent<LedgerSwitch> menu) =>
        menu.InvokeAsync(() => menu.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty));

    static IEnumerable<string> Names(IRenderedComponent<LedgerSwitch> menu) =>
        menu.FindAll(".menu li bdi").Select(name => name.TextContent.Trim('\u2068', '\u2069'));
}
