using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Administration;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Administration;

/// <summary>What an administrator sees of accounts, and does to them.</summary>
public sealed class AdminAccountsTests : AdminPageTestBase
{
    [Fact]
    public async Task Accounts_are_listed_with_what_they_are()
    {
        var page = Render();
        Assert.Equal(["Mara (you)", "Noah"], Items(page).Select(Name));
        Assert.Contains("Administrator", Items(page)[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 session · last used: Today 13:00", Items(page)[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("no session", Items(page)[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("2 accounts", page.Find("#accounts .card-head .small").TextContent);
    }

    [Fact]
    public async Task An_account_is_disabled_and_enabled_again_and_the_page_says_so()
    {
        var noah = await House.SignInAsync(Noah);
        var page = Render();
        await PressAsync(page, "Noah", "Disable");
        Assert.Equal("Noah is signed out and can't use the account.", page.Find("[role=status]").TextContent);
        Assert.Contains("Disabled", Items(page)[1].TextContent, StringComparison.Ordinal);
        Assert.Null(await House.Get<SessionService>().CheckAsync(noah.UserId, noah.SessionId));

        await PressAsync(page, "Noah", "Enable");
        Assert.DoesNotContain("Disabled", Items(page)[1].TextContent, StringComparison.Ordinal);
        await House.SignInAsync(Noah);
    }

    [Fact]
    public async Task Nobody_is_offered_to_disable_themselves_and_the_last_administrator_stays()
    {
        var page = Render();
        await PressAsync(page, "Mara (you)", "Remove as administrator");
        Assert.Equal(
            "Somebody has to run this server. Make somebody else an administrator first.",
            page.Find(".account-item .error").TextContent);
        Assert.DoesNotContain(Items(page)[0].QuerySelectorAll("button"), button => button.TextContent == "Disable");
    }

    [Theory]
    [InlineData("Make administrator")]
    [InlineData("Link for a new password")]
    [InlineData("Sign out everywhere")]
    [InlineData("Disable")]
    [InlineData("Turn off two-step sign-in")]
    public async Task What_is_sensitive_asks_first_who_one_is_when_the_last_proof_is_old(string act)
    {
        await House.SignInAsync(Noah);
        await using var db = await House.Contexts.CreateDbContextAsync();
        (await db.Users.SingleAsync(user => user.Id == Noah.UserId)).TwoFactorEnabled = true;
        await db.SaveChangesAsync();
        var page = Render();
        Time.Advance(TimeSpan.FromMinutes(5));
        var before = await House.Get<SecurityLogReader>().MineAsync(Mara);
        await PressAsync(page, "Noah", act);
        AssertAsksWho();
        Assert.Equal(before.Lines, (await House.Get<SecurityLogReader>().MineAsync(Mara)).Lines);
        Assert.Equal(0, await db.SecurityEvents.CountAsync(e => e.ActorId == Mara.UserId));
    }

    [Fact]
    public async Task No_link_for_a_password_is_offered_where_passwords_open_nothing()
    {
        Settings = Settings with { Passwords = false };
        var page = Render();
        await Items(page)[1].QuerySelector("button")!.ClickAsync(new());
        Assert.Contains("Sign out everywhere", Items(page)[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("password", Items(page)[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_a_new_password_is_shown_once_and_names_its_account()
    {
        var page = Render();
        await PressAsync(page, "Noah", "Link for a new password");
        var link = Field(page, "Link for a new password of Noah, once within 24 hours").GetAttribute("value")!;
        Assert.StartsWith("http://localhost/account/reset#", link, StringComparison.Ordinal);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var noah = await db.Users.SingleAsync(user => user.Id == Noah.UserId);
        Assert.Equal(noah.UserName, (await House.Get<PasswordResetService>().LookAsync(link.Split('#')[1]))?.UserName);
    }

    [Fact]
    public async Task Two_step_sign_in_is_turned_off_for_who_has_it()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            (await db.Users.SingleAsync(user => user.Id == Noah.UserId)).TwoFactorEnabled = true;
            await db.SaveChangesAsync();
        }
        var page = Render();
        await PressAsync(page, "Noah", "Turn off two-step sign-in");
        Assert.Contains("Noah signs in with the password alone again.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Turn off two-step sign-in", page.Markup, StringComparison.Ordinal);
    }
}
