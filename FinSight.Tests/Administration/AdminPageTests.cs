using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Administration;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Outbox;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Administration;

public sealed class AdminPageTests : AdminPageTestBase
{
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
        var queue = House.Get<OutboxDeliveryStore>();
        while (await queue.TakeAsync() is { } job) Assert.Null(await queue.FailAsync(job));
        Assert.Equal("2", Render().Find("[data-figure=letters-given-up]").TextContent);
    }

    [Fact]
    public async Task Whoever_stops_running_the_server_is_led_away()
    {
        var page = Render();
        await PressAsync(page, "Noah", "Make administrator");
        await PressAsync(page, "Mara (you)", "Remove as administrator");
        Assert.Equal("http://localhost/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task The_server_s_figures_are_shown_with_the_last_checkup()
    {
        Assert.Contains("The first is made tonight.", Render().Find("#server").TextContent, StringComparison.Ordinal);
        await House.Get<DoctorRunStore>().RecordAsync(3);
        var server = Render().Find("#server").TextContent;
        Assert.Matches(@"Last checkup\s*Today 13:00\s*3 faults", server);
        Assert.Matches(@"Database\s*[\d.,]+ [kM]B", server);
        Assert.Matches(@"Disk\s*[\d.,]+ [GT]B of [\d.,]+ [GT]B free", server);
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
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"CREATE VIEW Spy AS SELECT 1");
        var page = Render();
        await page.ClickAsync("#backups .card-head button");
        Assert.Equal(
            "The last backup went wrong: The database has something that FinSight does not make, "
            + "or lacks something: view Spy.",
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
        Assert.NotNull(await House.Get<SessionService>().CheckAsync(Reader.UserId, Reader.SessionId));

        await AskAsync();
        await page.ClickAsync("dialog .primary");
        Assert.Null(await House.Get<SessionService>().CheckAsync(Reader.UserId, Reader.SessionId));

        Task AskAsync() =>
            page.FindAll("#server button").Single(b => b.TextContent == "Sign everybody out").ClickAsync(new());
    }

    [Fact]
    public async Task The_whole_log_tells_whose_account_it_was_and_who_did_it()
    {
        var admin = (await House.Get<AdministratorAccessService>().EnterAsync(Reader, "/admin"))!;
        await House.Get<AccountAdministrationService>()
            .DisableAsync(admin, House.Get<SessionService>().ProofOf(Reader)!, Noah.UserId);
        await House.Get<SecurityLog>().WriteAsync(
            SecurityEventKind.SignInFailed, null, new ClientInfo(System.Net.IPAddress.Parse("192.0.2.7"), null));

        var lines = Render<AdminLogPage>(Cascade).FindAll(".activity-row").Select(Words).ToList();
        Assert.Equal("Sign-in failed nobody known · 13:00 · 192.0.2.7", lines[0]);
        Assert.Equal("Account disabled Noah · by Mara · 13:00", lines[1]);
    }

    [Fact]
    public async Task For_anybody_else_the_page_does_not_exist()
    {
        Reader = await House.SignInAsync(Noah);
        Assert.Empty(Render().FindAll("h1"));
        Assert.Empty(Render<AdminLogPage>(Cascade).FindAll("h1"));
    }
}
