using Bunit;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Components;

public sealed class ShellTests : ComponentTest
{
    [Fact]
    public void Every_icon_that_the_shell_uses_is_in_the_sprite()
    {
        var used = TopbarOf("mara").FindAll("use").Concat(Render<NavRail>().FindAll("use"));
        var sprite = Render<IconSprite>();

        Assert.All(used, use => Assert.Single(sprite.FindAll($"symbol{use.GetAttribute("href")}")));
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("?period=2026-02#list", "/")]
    [InlineData("expenses?q=tag:work", "/expenses")]
    [InlineData("settings/tokens", "/settings")]
    [InlineData("not-found", null)]
    public void The_rail_marks_the_page_that_is_shown(string address, string? marked)
    {
        var pages = Services.GetRequiredService<NavigationManager>();
        pages.NavigateTo("activity");
        var rail = Render<NavRail>();
        Assert.Equal("/activity", rail.Find("[aria-current=page]").GetAttribute("href"));

        pages.NavigateTo(address);
        Assert.Equal(marked, rail.FindAll("[aria-current]").SingleOrDefault()?.GetAttribute("href"));
    }

    [Fact]
    public void Whoever_is_signed_in_can_sign_out_by_a_real_form()
    {
        var form = TopbarOf("mara").Find("form[method=post]");

        Assert.Equal("/account/logout", form.GetAttribute("action"));
        Assert.Equal("Sign out", form.QuerySelector("button")!.GetAttribute("aria-label"));
    }

    [Fact]
    public void A_visitor_has_nothing_to_sign_out_of() =>
        Assert.Empty(TopbarOf(null).FindAll("form"));

    [Theory]
    [InlineData(true, "Live", false)]
    [InlineData(false, "Connecting", true)]
    public void The_mark_says_whether_the_page_is_live(bool isInteractive, string text, bool isOff)
    {
        SetRendererInfo(new("Server", isInteractive));
        var mark = Render<LiveMark>(parameters => parameters.SetAssignedRenderMode(RenderMode.InteractiveServer)).Find(".live");

        Assert.Equal(text, mark.TextContent.Trim());
        Assert.Equal(isOff, mark.ClassList.Contains("off"));
    }

    IRenderedComponent<Topbar> TopbarOf(string? user)
    {
        SetRendererInfo(new("Server", isInteractive: true));
        return Render<Topbar>(parameters => parameters.Add(t => t.LedgerName, "Seeweg 12").Add(t => t.UserName, user));
    }
}
