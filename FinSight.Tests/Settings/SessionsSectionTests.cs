using System.Net;
using Bunit;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Web.Features.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Settings;

public sealed class SessionsSectionTests : SignedInComponentTestBase
{
    static readonly ClientInfo Phone = new(
        IPAddress.Parse("192.0.2.7"), "Mozilla/5.0 (iPhone) AppleWebKit Version/18.0 Safari");

    [Fact]
    public async Task Each_browser_has_its_name_where_it_was_and_when_it_was_used()
    {
        await PhoneAsync();
        Time.Advance(TimeSpan.FromMinutes(20));
        var lines = Lines(Show<SessionsSection>(_ => { })).ToList();
        Assert.Equal("This browser | Unknown browser. Active now. | This device", lines[0]);
        Assert.Equal("Safari on iPhone | 192.0.2.7. Active 20 minutes ago. | Sign out Safari on iPhone", lines[1]);
    }

    [Fact]
    public async Task One_that_begins_elsewhere_appears_and_one_that_is_ended_goes()
    {
        var section = Show<SessionsSection>(_ => { });
        Assert.Single(Lines(section));
        var phone = await PhoneAsync();
        await ComesAsync(section, () => Lines(section).Count() == 2);

        await section.ClickAsync("button");
        section.WaitForState(() => Lines(section).Count() == 1);
        Assert.Null(await House.Get<SessionService>().CheckAsync(Mara.UserId, phone));
        Assert.NotNull(await House.Get<SessionService>().CheckAsync(Mara.UserId, Mara.SessionId));
    }

    [Fact]
    public async Task All_others_end_with_one_button_which_is_there_once_it_saves_a_step()
    {
        await PhoneAsync();
        var section = Show<SessionsSection>(_ => { });
        Assert.DoesNotContain("Sign out all others", section.Markup, StringComparison.Ordinal);
        await PhoneAsync();
        await ComesAsync(section, () => section.Markup.Contains("Sign out all others", StringComparison.Ordinal));
        await section.ClickAsync("button.danger");
        section.WaitForState(() => Lines(section).Count() == 1);
    }

    static IEnumerable<string> Lines(IRenderedComponent<SessionsSection> section) => section.FindAll(".setting")
        .Select(line => string.Join(
            " | ",
            line.Children.SelectMany(c => c.Children.Length > 0 && c.TagName == "DIV" ? c.Children.ToArray() : [c])
                .Select(part => part.TextContent.Trim())));

    /// <summary>It looks at once, or pauses first if it has looked just now.</summary>
    async Task ComesAsync(IRenderedComponent<SessionsSection> section, Func<bool> state)
    {
        var (pauses, comes) = (Time.TimerCreatedAsync(), section.WaitForStateAsync(state));
        if (await Task.WhenAny(pauses, comes) == pauses) Time.Advance(TimeSpan.FromSeconds(1));
        await comes;
    }

    async Task<Guid> PhoneAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await House.Get<SessionService>().BeginAsync(await db.Users.AsNoTracking().SingleAsync(), Phone);
    }
}
