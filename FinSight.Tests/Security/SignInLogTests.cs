using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Security;

public sealed class SignInLogTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    public async Task InitializeAsync() => await App.Visit().RegisterAsync("mara");

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_failed_sign_in_is_logged_for_whom_it_concerns_and_an_unknown_name_for_nobody_without_the_name()
    {
        var mara = await App.ReadAsync(db => db.Users.Select(user => user.Id).SingleAsync());
        await App.Visit().SignInAsync("mara", "canary password");
        await App.Visit().SignInAsync("canary", "canary password");
        var failed = await LinesAsync(SecurityEventKind.SignInFailed);
        Assert.Equal([mara, null], failed.Select(line => line.UserId));
        Assert.All(failed, line => Assert.Equal("", line.Detail));
    }

    [Fact]
    public async Task Slowed_attempts_are_one_line_however_many_there_are()
    {
        for (var i = 0; i < 8; i++) await App.Visit().SignInAsync("mara", "wrong password");
        Assert.Equal(5, (await LinesAsync(SecurityEventKind.SignInFailed)).Count);
        Assert.Single(await LinesAsync(SecurityEventKind.SignInSlowed));
    }

    Task<List<LoggedSecurityEvent>> LinesAsync(SecurityEventKind act) => App.ReadAsync(db =>
        db.SecurityEvents.Where(line => line.Act == act).OrderBy(line => line.Sequence).ToListAsync());
}
