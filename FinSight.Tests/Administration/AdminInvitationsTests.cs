using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Backup;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Core.SignUp;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Administration;

/// <summary>Invitations to a server, each of which is a link that is shown once.</summary>
public sealed class AdminInvitationsTests : AdminPageTestBase
{
    [Fact]
    public async Task Invitations_and_what_is_done_to_everybody_ask_who_one_is_when_the_last_proof_is_old()
    {
        var page = Render();
        await Field(page, "For whom").ChangeAsync("Grandma");
        await page.SubmitAsync(".invite");
        Time.Advance(TimeSpan.FromMinutes(5));
        foreach (var press in new Func<Task>[]
        {
            () => page.SubmitAsync(".invite"),
            () => page.ClickAsync("#invitations li button"),
            () => page.FindAll("#server button").Single(b => b.TextContent == "Sign everybody out").ClickAsync(new()),
            () => page.FindAll("#server button").Single(b => b.TextContent == "Replace the keys").ClickAsync(new()),
        })
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo("/admin");
            await press();
            AssertAsksWho();
        }
        Assert.Empty(page.FindAll("dialog"));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await db.OneTimeLinks.CountAsync());
    }

    [Fact]
    public void A_note_is_kept_in_the_tab_while_its_writer_shows_who_they_are() =>
        Assert.Equal("note", Render().Find("form.invite[data-draft] input").GetAttribute("name"));

    [Fact]
    public async Task An_invitation_s_link_is_shown_once_and_its_line_until_it_is_revoked()
    {
        var page = Render();
        await Field(page, "For whom").ChangeAsync("Grandma");
        await page.SubmitAsync(".invite");
        var link = Field(page, "Link for one new account, for 7 days").GetAttribute("value")!;
        Assert.StartsWith("http://localhost/account/register#", link, StringComparison.Ordinal);
        Assert.Equal(
            RegistrationOutcome.Granted, await Invited().LookAsync(link.Split('#')[1]));
        Assert.Contains(
            "Made by Mara, valid until Mon 30 Nov 13:00", page.Find("#invitations li").TextContent,
            StringComparison.Ordinal);
        Assert.Equal("", Field(page, "For whom").GetAttribute("value") ?? "");

        await page.ClickAsync("#invitations li button");
        Assert.Empty(page.FindAll("#invitations li, #invite-link"));
        Assert.Equal(
            RegistrationOutcome.InvitationSpent, await Invited().LookAsync(link.Split('#')[1]));
    }

    [Fact]
    public async Task A_note_that_is_too_long_keeps_its_text_and_gets_a_sentence()
    {
        var page = Render();
        var note = new string('x', OneTimeLink.MaxNote + 1);
        await Field(page, "For whom").ChangeAsync(note);
        await page.SubmitAsync(".invite");
        Assert.Equal("Use at most 80 characters.", Problem(page, "For whom"));
        Assert.Equal(note, Field(page, "For whom").GetAttribute("value"));
        Assert.Empty(page.FindAll("#invite-link"));
    }

    [Fact]
    public async Task A_double_click_makes_one_invitation()
    {
        var page = Render();
        var answer = new TaskCompletionSource();
        Fault.Before = _ => answer.Task;
        var both = Task.WhenAll(page.SubmitAsync(".invite"), page.SubmitAsync(".invite"));
        answer.SetResult();
        await both;
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await db.OneTimeLinks.CountAsync());
    }

    /// <summary>Registration as on a server where only the invited may register.</summary>
    RegistrationService Invited() => new(
        House.Contexts, House.Get<Microsoft.AspNetCore.Identity.IPasswordHasher<User>>(),
        Services.GetRequiredService<RegistrationSettings>(), House.Get<PublicAddress>(), House.Get<SecurityLog>(),
        Time);
}
