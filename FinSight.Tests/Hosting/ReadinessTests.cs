using System.Net;
using FinSight.Tests.Accounts;
using FinSight.Tests.Data;
using FinSight.Tests.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinSight.Tests.Hosting;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_server_whose_database_does_not_answer_lives_but_is_not_ready()
    {
        await using var app = new AccountApp();
        var visitor = app.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).StatusCode);

        await app.ReadAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE Users RENAME TO Gone"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task The_log_says_once_that_it_is_not_ready_and_once_that_it_is_again()
    {
        var (log, disk) = (new LogCapture(), new DiskFaultInterceptor());
        await using var app = new AccountApp
        {
            Replace = services =>
            {
                disk.Hold(services);
                services.AddSingleton<ILoggerProvider>(log);
            },
        };
        var (mara, stranger) = (app.Visit(), app.Visit());
        await mara.RegisterAsync("mara");
        disk.IsFull = true;
        await mara.SubmitAsync("/account/login", new() { ["Username"] = "mara", ["Password"] = AccountApp.Password });
        for (var asked = 0; asked < 3; asked++)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await mara.GetAsync("/health/ready")).StatusCode);

        disk.IsFull = false;
        await mara.SignInAsync("mara");
        for (var asked = 0; asked < 3; asked++)
            Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync("/health/ready")).StatusCode);

        await app.ReadAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE Users RENAME TO Gone"));
        for (var asked = 0; asked < 3; asked++)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.GetAsync("/health/ready")).StatusCode);
        var said = log.Lines.Where(line => line.Split(": ")[0].Contains("Health", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, said.Count);
        Assert.Contains("Not ready: the disk is full", said[0], StringComparison.Ordinal);
        Assert.Contains("Ready again", said[1], StringComparison.Ordinal);
        Assert.Contains("no such table", said[2], StringComparison.Ordinal);
    }
}
