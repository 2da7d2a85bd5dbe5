using System.Net;
using Bunit;
using FinSight.Core.Security;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Settings;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Settings;

public sealed class SecurityLogSectionTests : SignedInComponentTestBase
{
    [Fact]
    public async Task One_s_own_log_comes_page_by_page_and_does_not_tell_where_the_others_are()
    {
        var me = await House.SignInAsync(Ledger.Member);
        var log = House.Get<SecurityLog>();
        var noah = await House.MoveInAsync("Noah");
        for (var i = 1; i <= SecurityLogPage.MineSize; i++)
            await log.WriteAsync(SecurityEventKind.Exported, me.UserId, From("192.0.2.7"), $"{i}");
        await log.WriteAsync(SecurityEventKind.AccountEnabled, me.UserId, From("198.51.100.9"), actorId: noah.UserId);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var user = await db.Users.SingleAsync(u => u.Id == me.UserId);

        var section = Render<SecurityLogSection>(parameters => parameters
            .AddCascadingValue(Ledger)
            .AddCascadingValue(Ledger.Person)
            .AddCascadingValue(
                Task.FromResult(new AuthenticationState(BrowserSessionCookie.Principal(user, me.SessionId)))));

        var rows = section.FindAll(".activity-row");
        Assert.Equal(SecurityLogPage.MineSize, rows.Count);
        Assert.StartsWith("Account enabled", rows[0].QuerySelector(".title")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("^by Noah.* · 13:00$", rows[0].QuerySelector(".meta")!.TextContent);
        Assert.Equal($"Everything exported: {SecurityLogPage.MineSize}", rows[1].QuerySelector(".title")!.TextContent);
        Assert.Equal("13:00 · 192.0.2.7", rows[1].QuerySelector(".meta")!.TextContent);

        await section.FindAll(".pager button")[1].ClickAsync(new());
        Assert.Equal("Everything exported: 1", section.FindAll(".title")[0].TextContent);
        await section.FindAll(".pager button")[0].ClickAsync(new());
        Assert.StartsWith("Account enabled", section.FindAll(".title")[0].TextContent, StringComparison.Ordinal);
    }

    static ClientInfo From(string address) => new(IPAddress.Parse(address), null);
}
