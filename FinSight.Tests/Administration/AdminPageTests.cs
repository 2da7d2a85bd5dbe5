using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Outbox;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.SignUp;
using FinSight.Web.Authentication;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Administration;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Administration;

public sealed class AdminPageTests : SignedInComponentTest
{
    SignedIn _mara = null!;
    Member _noah = null!;
    AccountSettings _settings = new(RegistrationMode.Invite, null);

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
    public async Task Letters_that_nobody_took_are_counted_and_pushes_are_not()
    {
        Assert.Empty(Render().FindAll("[data-figure=letters-given-up]"));
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            db.OutboxMessages.AddRange(new[] { OutboxKind.Letter, OutboxKind.Digest, OutboxKind.AlertPush }
                .Select(kind => new OutboxMessage(kind, Time.GetUtcNow().UtcDateTime, TimeSpan.Zero)));
            await db.SaveChangesAsync();
        }
        var queue = House.Get<MessageOutbox>();
        while (await queue.TakeAsync() is { } job) Assert.Null(await queue.FailAsync(job));
        Assert.Equal("2", Render().Find("[data-figure=letters-given-up]").TextContent);
    }

    [Fact]
    public async Task An_account_is_disabled_and_enabled_again_and_the_page_says_so()
    {
        var noah = await House.SignInAsync(_noah);
        var page = Render();
        await PressAsync(page, "Noah", "Disable");
        Assert.Equal("Noah is signed out and can't use the account.", page.Find("[role=status]").TextContent);
        Assert.Contains("Disabled", Items(page)[1].TextContent, StringComparison.Ordinal);
        Assert.Null(await House.Get<SessionService>().CheckAsync(noah.UserId, noah.SessionId));

        await PressAsync(page, "Noah", "Enable");
        Assert.DoesNotContain("Disabled", Items(page)[1].TextContent, StringComparison.Ordinal);
        await House.SignInAsync(_noah);
    }

    [Fact]
    public async Task Nobody_is_offered_to_disable_themselves_and_the_last_administrator_stays()
    {
        var page = Render();
        await PressAsync(page, "Mara (you)", "Remove as administrator");
        Assert.Equal("Somebody has to run this server. Make somebody else an administrator first.", page.Find(".account-item .error").TextContent);
        Assert.DoesNotContain(Items(page)[0].QuerySelectorAll("button"), button => button.TextContent == "Disable");
    }

    [Fact]
    public async Task Whoever_stops_running_the_server_is_led_away()
    {
        var page = Render();
        await PressAsync(page, "Noah", "Make administrator");
        await PressAsync(page, "Mara (you)", "Remove as administrator");
        Assert.Equal("http://localhost/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Theory]
    [InlineData("Make administrator")]
    [InlineData("Link for a new password")]
    [InlineData("Sign out everywhere")]
    [InlineData("Disable")]
    [InlineData("Turn off two-step sign-in")]
    public async Task What_is_sensitive_asks_first_who_one_is_when_the_last_proof_is_old(string act)
    {
        await House.SignInAsync(_noah);
        await using var db = await House.Contexts.CreateDbContextAsync();
        (await db.Users.SingleAsync(user => user.Id == _noah.UserId)).TwoFactorEnabled = true;
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
    public async Task So_do_invitations_and_what_is_done_to_everybody()
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
    public async Task No_link_for_a_password_is_offered_where_passwords_open_nothing()
    {
        _settings = _settings with { Passwords = false };
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
        var noah = await db.Users.SingleAsync(user => user.Id == _noah.UserId);
        Assert.Equal(noah.UserName, (await House.Get<PasswordResetService>().LookAsync(link.Split('#')[1]))?.UserName);
    }

    [Fact]
    public async Task Two_step_sign_in_is_turned_off_for_who_has_it()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            (await db.Users.SingleAsync(user => user.Id == _noah.UserId)).TwoFactorEnabled = true;
            await db.SaveChangesAsync();
        }
        var page = Render();
        await PressAsync(page, "Noah", "Turn off two-step sign-in");
        Assert.Contains("Noah signs in with the password alone again.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Turn off two-step sign-in", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_s_link_is_shown_once_and_its_line_until_it_is_revoked()
    {
        var page = Render();
        await Field(page, "For whom").ChangeAsync("Grandma");
        await page.SubmitAsync(".invite");
        var link = Field(page, "Link for one new account, for 7 days").GetAttribute("value")!;
        Assert.StartsWith("http://localhost/account/register#", link, StringComparison.Ordinal);
        Assert.Equal(
            Admission.Granted, await Invited().LookAsync(link.Split('#')[1]));
        Assert.Contains("Made by Mara, holds until Mon 30 Nov 13:00", page.Find("#invitations li").TextContent, StringComparison.Ordinal);
        Assert.Equal("", Field(page, "For whom").GetAttribute("value") ?? "");

        await page.ClickAsync("#invitations li button");
        Assert.Empty(page.FindAll("#invitations li, #invite-link"));
        Assert.Equal(
            Admission.InvitationSpent, await Invited().LookAsync(link.Split('#')[1]));
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
    public async Task The_server_s_figures_are_shown_with_the_last_checkup()
    {
        Assert.Contains("The first is made tonight.", Render().Find("#server").TextContent, StringComparison.Ordinal);
        await House.Get<DoctorRuns>().RecordAsync(3);
        var server = Render().Find("#server").TextContent;
        Assert.Matches(@"Last checkupToday 13:00\s*3 faults", server);
        Assert.Matches(@"Database[\d.,]+ [kM]B", server);
        Assert.Matches(@"Disk[\d.,]+ [GT]B of [\d.,]+ [GT]B free", server);
        Assert.Matches(@"Status\s*OK", server);
        Assert.Contains("FinSight 0.", server, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_made_at_once_and_listed_with_its_proof()
    {
        var page = Render();
        Assert.Contains("There is none yet.", page.Find("#backups").TextContent, StringComparison.Ordinal);
        await page.ClickAsync("#backups .card-head button");
        Assert.Equal("The backup is made and proved.", page.Find("[role=status]").TextContent);
        var line = page.Find("#backups li");
        Assert.Equal("Proved", line.QuerySelector(".pill.ok")!.TextContent);
        Assert.Contains("Today 13:00", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("/admin/backup/finsight-20261123-120000.zip", line.QuerySelector("a")!.GetAttribute("href"));
        Assert.Empty(page.FindAll("#backups [role=alert]"));
        var log = await House.Get<SecurityLogReader>().MineAsync(Mara);
        Assert.Equal(SecurityEventKind.BackedUp, log.Lines[0].Act);
    }

    [Fact]
    public async Task A_backup_that_could_not_be_made_says_why()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync()) await db.Database.ExecuteSqlAsync($"CREATE VIEW Spy AS SELECT 1");
        var page = Render();
        await page.ClickAsync("#backups .card-head button");
        Assert.Equal(
            "The last backup went wrong: The database has something that FinSight does not make, or lacks something: view Spy.",
            Words(page.Find("#backups [role=alert]")));
        Assert.Equal("Back up now", page.Find("#backups .card-head button").TextContent);
    }

    [Fact]
    public async Task Signing_everybody_out_asks_first_and_no_does_nothing()
    {
        var page = Render();
        await AskAsync();
        Assert.Equal("Cancel", page.Find("dialog [autofocus]").TextContent);
        await page.ClickAsync("dialog [autofocus]");
        Assert.Empty(page.FindAll("dialog"));
        Assert.NotNull(await House.Get<SessionService>().CheckAsync(_mara.UserId, _mara.SessionId));

        await AskAsync();
        await page.ClickAsync("dialog .primary");
        Assert.Null(await House.Get<SessionService>().CheckAsync(_mara.UserId, _mara.SessionId));

        Task AskAsync() => page.FindAll("#server button").Single(b => b.TextContent == "Sign everybody out").ClickAsync(new());
    }

    [Fact]
    public async Task The_whole_log_tells_whose_account_it_was_and_who_did_it()
    {
        var admin = (await House.Get<AdministratorAccess>().EnterAsync(_mara, "/admin"))!;
        await House.Get<AccountAdministrationService>().DisableAsync(admin, House.Get<SessionService>().ProofOf(_mara)!, _noah.UserId);
        await House.Get<SecurityLog>().WriteAsync(SecurityEventKind.SignInFailed, null, new Caller(System.Net.IPAddress.Parse("192.0.2.7"), null));

        var lines = Render<AdminLogPage>(Cascade).FindAll(".activity-row").Select(Words).ToList();
        Assert.Equal("Sign-in failed nobody known · 13:00 · 192.0.2.7", lines[0]);
        Assert.Equal("Account disabled Noah · by Mara · 13:00", lines[1]);
    }

    [Fact]
    public async Task For_anybody_else_the_page_does_not_exist()
    {
        _mara = await House.SignInAsync(_noah);
        Assert.Empty(Render().FindAll("h1"));
        Assert.Empty(Render<AdminLogPage>(Cascade).FindAll("h1"));
    }

    protected override async Task FurnishAsync()
    {
        _noah = await House.MoveInAsync("Noah");
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            foreach (var user in await db.Users.ToListAsync())
            {
                user.Rename(user.Id == _noah.UserId ? "Noah" : "Mara");
                user.Administrate(user.Id != _noah.UserId);
            }
            await db.SaveChangesAsync();
        }
        Ledger = new LedgerContext(await House.Get<People>().FindAsync(Ledger.Person.Id), Ledger.Member);
        _mara = Mara;
        Services.AddSingleton(House.Get<AdministratorAccess>()).AddSingleton(House.Get<AccountListService>()).AddSingleton(House.Get<AccountAdministrationService>())
            .AddSingleton(House.Get<Invitations>()).AddSingleton(House.Get<ServerStateService>()).AddSingleton(House.Get<SecurityLog>())
            .AddSingleton(_ => _settings).AddSingleton(House.Get<PublicAddress>())
            .AddSingleton(House.Get<PasswordResetService>()).AddSingleton(House.Get<BackupAdministrationService>())
            .AddSingleton<KeyRotation>().AddDataProtection();
        Services.AddHealthChecks();
    }

    /// <summary>Registration as on a server where only the invited may register.</summary>
    Registration Invited() => new(
        House.Contexts, House.Get<Microsoft.AspNetCore.Identity.IPasswordHasher<User>>(),
        Services.GetRequiredService<AccountSettings>(), House.Get<PublicAddress>(), House.Get<SecurityLog>(), Time);

    void AssertAsksWho() =>
        Assert.Equal("http://localhost/account/confirm?returnUrl=%2Fadmin", Services.GetRequiredService<NavigationManager>().Uri);

    IRenderedComponent<AdminPage> Render()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin");
        return Render<AdminPage>(Cascade);
    }

    void Cascade<T>(ComponentParameterCollectionBuilder<T> parameters) where T : AdministratorPage
    {
        using var db = House.Contexts.CreateDbContext();
        var user = db.Users.Single(u => u.Id == _mara.UserId);
        parameters.AddCascadingValue(Ledger).AddCascadingValue(
            Task.FromResult(new AuthenticationState(BrowserSession.Principal(user, _mara.SessionId))));
    }

    static async Task PressAsync(IRenderedComponent<AdminPage> page, string name, string act)
    {
        if (Item().QuerySelector(".acts") is null) await Item().QuerySelector("button")!.ClickAsync(new());
        await Item().QuerySelectorAll(".acts button").Single(button => button.TextContent == act).ClickAsync(new());

        IElement Item() => Items(page).Single(item => Name(item) == name);
    }

    static IReadOnlyList<IElement> Items(IRenderedComponent<AdminPage> page) => page.FindAll(".account-item");

    static string Name(IElement item) => item.QuerySelector("h3")!.FirstChild!.TextContent.Trim();

    static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
