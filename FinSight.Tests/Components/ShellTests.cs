using Bunit;
using FinSight.Web.Authentication;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using FinSight.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace FinSight.Tests.Components;

public sealed class ShellTests : SignedInComponentTestBase
{
    [Fact]
    public void Every_icon_that_the_shell_uses_is_in_the_sprite()
    {
        var used = TopbarOf("mara").FindAll("use").Concat(Rail().FindAll("use"));
        var sprite = Render<IconSprite>();

        Assert.All(used, use => Assert.Single(sprite.FindAll($"symbol{use.GetAttribute("href")}")));
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/?period=2026-02#list", "/")]
    [InlineData("/expenses?q=tag:work", "/expenses")]
    [InlineData("/settings/tokens", "/settings")]
    [InlineData("/not-found", null)]
    public void The_rail_marks_the_page_that_is_shown(string address, string? marked)
    {
        var pages = Services.GetRequiredService<NavigationManager>();
        pages.NavigateTo(Ledger.To("/activity"));
        var rail = Rail();
        Assert.Equal(Ledger.To("/activity"), rail.Find("[aria-current=page]").GetAttribute("href"));

        pages.NavigateTo(Ledger.To(address));
        Assert.Equal(
            marked is null ? null : Ledger.To(marked),
            rail.FindAll("[aria-current]").SingleOrDefault()?.GetAttribute("href"));
    }

    [Fact]
    public void Whoever_is_signed_in_can_sign_out_by_a_real_form()
    {
        var form = TopbarOf("mara").Find("form[method=post]");

        Assert.Equal("/account/logout", form.GetAttribute("action"));
        Assert.Equal("Sign out", form.QuerySelector("button")!.GetAttribute("aria-label"));
    }

    [Fact]
    public void A_page_whose_session_has_ended_leaves_and_needs_no_answer_to_that()
    {
        SetRendererInfo(new("Server", true));
        var leaving = JSInterop.SetupVoid("location.assign", _ => true);
        leaving.SetException(new JSDisconnectedException("The browser has left."));
        Render<RedirectToSignIn>();
        Assert.Equal(AccountUrls.To("login", "/"), Assert.Single(leaving.Invocations).Arguments[0]);
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
        var mark = Render<LiveMark>(
            parameters => parameters.SetAssignedRenderMode(RenderMode.InteractiveServer)).Find(".live");

        Assert.Equal(text, mark.TextContent.Trim());
        Assert.Equal(isOff, mark.ClassList.Contains("off"));
    }

    IRenderedComponent<NavRail> Rail() => Render<NavRail>(parameters => parameters.Add(r => r.Ledger, Ledger));

    IRenderedComponent<Topbar> TopbarOf(string? user)
    {
        return Render<Topbar>(parameters =>
            parameters.Add(t => t.Ledger, user is null ? null : Ledger)
                .Add(t => t.Person, user is null ? null : Ledger.Person));
    }
}
