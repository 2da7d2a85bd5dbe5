using System.Net;
using FinSight.Core.Backup;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using FinSight.Web;
using FinSight.Web.Features.Backup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinSight.Tests.Backup;

public sealed class NightlyBackupTests
{
    [Fact]
    public async Task The_server_backs_up_once_a_day_and_restores_the_first_of_a_week_as_a_test()
    {
        var time = new FakeTime(new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        await using var house = await TestServices.OpenAsync(
            time: time, also: services => services.AddLogging().AddTexts());
        await house.MoveInAsync();
        using var night = new NightlyBackup(
            house.Get<BackupStore>(), house.Get<BackupSchedule>(), house.Get<ReplacedFolders>(), house.Get<RuleTexts>(),
            time, NullLogger<NightlyBackup>.Instance);
        await night.StartAsync(default);
        await time.TimerCreatedAsync();
        Assert.Empty(house.Get<BackupStore>().List());
        time.Advance(TimeSpan.FromMinutes(10));
        await time.TimerCreatedAsync();
        Assert.True(Assert.Single(house.Get<BackupStore>().List()).Proof!.IsRestored);
        for (var hour = 0; hour < 24; hour++)
        {
            time.Advance(TimeSpan.FromHours(1));
            await time.TimerCreatedAsync();
        }
        Assert.Equal([false, true], house.Get<BackupStore>().List().Select(backup => backup.Proof!.IsRestored));
        await night.StopAsync(default);
    }

    [Fact]
    public async Task Only_an_administrator_takes_one_away_and_the_log_tells()
    {
        await using var app = new AccountApp();
        var (mara, noah) = (app.Visit(), app.Visit());
        await mara.RegisterAsync("mara");
        await noah.RegisterAsync("noah");
        var made = await app.Services.GetRequiredService<BackupStore>().MakeAsync();
        var address = $"/admin/backup/{made.Name}";

        Assert.Equal(HttpStatusCode.NotFound, (await noah.GetAsync(address)).StatusCode);
        using var file = await mara.GetAsync(address);
        Assert.Equal(made.Bytes, (await file.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(made.Name, file.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(
            HttpStatusCode.NotFound, (await mara.GetAsync("/admin/backup/finsight-20200101-000000.zip")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mara.GetAsync("/admin/backup/..%2Ffinsight.db")).StatusCode);
        var log = await app.ReadAsync(db =>
            db.SecurityEvents.OrderByDescending(e => e.Sequence)
                .Select(e => new { e.Act, e.Detail })
                .ToListAsync());
        Assert.Contains(new { Act = SecurityEventKind.BackupDownloaded, Detail = made.Name }, log);
        Assert.Contains(new { Act = SecurityEventKind.AccessRefused, Detail = address }, log);
    }
}
