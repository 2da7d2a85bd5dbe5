using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Security;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Members;
using FinSight.Web.Features.Presence;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Members;

public sealed class MembersPageTests : SignedInComponentTestBase
{
    Member _noah = null!;

    MembershipService Memberships => House.Get<MembershipService>();

    LedgerInvitationService Invitations => House.Get<LedgerInvitationService>();

    protected override async Task FurnishAsync()
    {
        _noah = await House.JoinAsync(Ledger.Member, "Noah");
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            foreach (var user in await db.Users.ToListAsync()) user.Rename(user.Id == _noah.UserId ? "Noah" : "Mara");
            await db.SaveChangesAsync();
        }
        await LookAsAsync(Ledger.Member);
        Services.AddSingleton(Memberships).AddSingleton(Invitations);
    }

    [Fact]
    public async Task It_tells_of_each_who_they_are_and_what_they_added()
    {
        await House.Expenses.AddAsync(_noah, Guid.CreateVersion7(), await House.FieldsAsync(_noah));
        var page = Draw();
        Assert.Equal(["Mara (you) Owner", "Noah Editor"], page.FindAll("li.account-item h3").Select(Text));
        Assert.Equal(
            ["since 23 Nov 2026 · nothing added this month", "since 23 Nov 2026 · 1 expense this month, 4.50"],
            page.FindAll("li.account-item p").Select(line => Plain(Text(line))));
    }

    [Fact]
    public void Whoever_has_a_page_open_is_here_now()
    {
        var page = Draw();
        using (var seat = Services.GetRequiredService<PresenceBoard>().Sit(_noah, "Noah", () => { }))
        {
            seat.Show(true, "Noah");
            page.WaitForState(() => IsHere());
        }
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForState(() => !IsHere());

        bool IsHere() =>
            page.FindAll("li.account-item p")[1].TextContent.Contains("here now", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_changed_where_it_stands()
    {
        var page = Draw();
        await PressAsync(page, "Manage Noah");
        await page.ChangeAsync("select[aria-label='Role of Noah']", "Viewer");
        Assert.Equal(["Mara (you) Owner", "Noah Viewer"], page.FindAll("li.account-item h3").Select(Text));
        Assert.Equal("The role of Noah is changed.", page.Find("[role=status]").TextContent);
        Assert.Equal(
            Role.Viewer, (await House.Get<LedgerAccessService>().EnterAsync(_noah.UserId, _noah.LedgerId)).Role);
    }

    [Fact]
    public async Task Whoever_is_to_be_removed_is_asked_about_first()
    {
        var page = Draw();
        await PressAsync(page, "Manage Noah");
        await PressAsync(page, "Remove…");
        Assert.StartsWith("Remove Noah from ", Plain(Text(page.Find("dialog h2"))), StringComparison.Ordinal);
        await PressAsync(page, "Cancel");
        Assert.Equal(2, page.FindAll("li.account-item").Count);

        await PressAsync(page, "Remove…");
        await PressAsync(page, "Remove");
        Assert.Equal(["Mara (you) Owner"], page.FindAll("li.account-item h3").Select(Text));
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public async Task A_ledger_is_handed_over_and_the_buttons_go_with_it()
    {
        var page = Draw();
        await PressAsync(page, "Manage Noah");
        await PressAsync(page, "Hand over…");
        await PressAsync(page, "Hand over");
        Assert.Equal(["Noah Owner", "Mara (you) Editor"], page.FindAll("li.account-item h3").Select(Text));

        await LookAsAsync(await House.Get<LedgerAccessService>().EnterAsync(Ledger.Person.Id, Ledger.Member.LedgerId));
        Assert.Equal(["Manage Mara"], Buttons(Draw()));
    }

    [Fact]
    public async Task The_last_owner_is_offered_nothing_that_would_refuse_them()
    {
        Assert.DoesNotContain("Manage Mara", Buttons(Draw()));
        await Memberships.ChangeRoleAsync(Ledger.Member, _noah.UserId, Role.Owner);
        Assert.Contains("Manage Mara", Buttons(Draw()));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Adder)]
    [InlineData(Role.Editor)]
    public async Task Whoever_does_not_own_it_may_only_leave(Role role)
    {
        await Memberships.ChangeRoleAsync(Ledger.Member, _noah.UserId, role);
        await LookAsAsync(await House.Get<LedgerAccessService>().EnterAsync(_noah.UserId, _noah.LedgerId));
        var page = Draw();
        Assert.Equal(["Manage Noah"], Buttons(page));
        await PressAsync(page, "Manage Noah");
        Assert.Equal(["Manage Noah", "Leave…"], Buttons(page));
        Assert.Empty(page.FindAll("select, form"));

        await PressAsync(page, "Leave…");
        await PressAsync(page, "Leave");
        Assert.Equal("http://localhost/", Services.GetRequiredService<NavigationManager>().Uri);
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.False(await db.Memberships.AnyAsync(m => m.UserId == _noah.UserId));
    }

    [Fact]
    public async Task What_no_longer_goes_is_said_and_the_list_shows_how_it_is()
    {
        var zoe = await House.JoinAsync(Ledger.Member, "Zoë", Role.Owner);
        var page = Draw();
        await PressAsync(page, "Manage Noah");
        await Memberships.ChangeRoleAsync(zoe, Ledger.Person.Id, Role.Adder);
        // The page follows by itself, be it before or after.
        await page.InvokeAsync(() => page.ChangeAsync("select[aria-label='Role of Noah']", "Viewer"));
        Assert.Equal(
            "Your role in this ledger does not allow that.", Services.GetRequiredService<ToastService>().Current!.Text);
        Assert.Equal(["Noah Editor", "Mara (you) Adder"], page.FindAll("li.account-item h3").Select(Text).Skip(1));
    }

    [Fact]
    public async Task A_link_is_made_shown_once_listed_and_revoked()
    {
        var page = Draw();
        await Field(page, "Role").ChangeAsync("Adder");
        await Field(page, "Valid for").ChangeAsync("30");
        await Field(page, "Works").ChangeAsync("several");
        await page.SubmitAsync("form.invite");

        var link = page.Find("#invite-link").GetAttribute("value")!;
        Assert.StartsWith("http://localhost/account/join#", link, StringComparison.Ordinal);
        var offer = await Invitations.LookAsync(link.Split('#')[1]);
        Assert.Equal((Role.Adder, Time.GetUtcNow().UtcDateTime.AddDays(30)), (offer!.Role, offer.ExpiresAt));
        Assert.True(Assert.Single(await Invitations.ListAsync(Ledger.Member)).IsReusable);
        Assert.Contains("works several times", page.Find("#invitations li").TextContent, StringComparison.Ordinal);

        await PressAsync(page, "Revoke Adder");
        Assert.Empty(page.FindAll("#invitations li, #invite-link"));
        Assert.Null(await Invitations.LookAsync(link.Split('#')[1]));
    }

    [Fact]
    public async Task Whoever_comes_in_elsewhere_is_there_at_once()
    {
        var secret = (await Invitations.MakeAsync(Ledger.Member, new(Role.Viewer, 7))).Path.Split('#')[1];
        var zoe = await House.SignInAsync(await House.MoveInAsync("Zoë"));
        var page = Draw();
        await Invitations.AcceptAsync(zoe, secret, ClientInfo.Unknown);
        await page.WaitForStateAsync(() => page.FindAll("li.account-item").Count == 3);
    }

    async Task LookAsAsync(Member member) =>
        Ledger = new LedgerContext(await House.Get<PersonReader>().FindAsync(member.UserId), member);

    IRenderedComponent<MembersPage> Draw() => Show<MembersPage>(page => { });

    static IEnumerable<string> Buttons(IRenderedComponent<MembersPage> page) =>
        page.FindAll("li.account-item button").Select(button => Plain(Text(button)));

    static Task PressAsync(IRenderedComponent<MembersPage> page, string text) =>
        page.FindAll("button").Single(button => Plain(Text(button)) == text).ClickAsync(new());

    static string Text(IElement element) =>
        System.Text.RegularExpressions.Regex.Replace(element.TextContent, @"\s+", " ").Trim();

    static string Plain(string text) =>
        text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
