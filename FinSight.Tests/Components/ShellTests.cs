using Bunit;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Components;

public sealed class ShellTests : ComponentTest
{
    static readonly RenderFragment Page = builder => builder.AddMarkupContent(0, "<h1>A page</h1>");

    [Fact]
    public void Every_icon_that_the_shell_uses_is_in_the_sprite()
    {
        var shell = ShellOf("mara");
        var sprite = Render<IconSprite>();

        Assert.All(shell.FindAll("use"), use => Assert.Single(sprite.FindAll($"symbol{use.GetAttribute("href")}")));
    }

    [Fact]
    public void Whoever_is_signed_in_can_sign_out_by_a_real_form()
    {
        var form = ShellOf("mara").Find("form[method=post]");

        Assert.Equal("/account/logout", form.GetAttribute("action"));
        Assert.Equal("Sign out", form.QuerySelector("button")!.GetAttribute("aria-label"));
    }

    [Fact]
    public void A_visitor_has_nothing_to_sign_out_of() =>
        Assert.Empty(ShellOf(null).FindAll("form"));

    [Fact]
    public void The_skip_link_leads_to_the_content_of_the_page_it_is_on()
    {
        var shell = ShellOf("mara", at: "/elsewhere?month=2026-11");

        Assert.Equal("/elsewhere?month=2026-11#main", shell.Find(".skip").GetAttribute("href"));
        Assert.Equal("A page", shell.Find("#main").TextContent);
    }

    [Theory]
    [InlineData(true, "Live", false)]
    [InlineData(false, "Connecting", true)]
    public void The_mark_says_whether_the_page_is_live(bool isInteractive, string text, bool isOff)
    {
        SetRendererInfo(new("Server", isInteractive));
        var mark = Render<LiveMark>().Find(".live");

        Assert.Equal(text, mark.TextContent.Trim());
        Assert.Equal(isOff, mark.ClassList.Contains("off"));
    }

    IRenderedComponent<MainLayout> ShellOf(string? user, string at = "/")
    {
        var authorization = AddAuthorization();
        if (user is not null) authorization.SetAuthorized(user);
        SetRendererInfo(new("Server", isInteractive: true));
        Services.GetRequiredService<NavigationManager>().NavigateTo(at);
        return Render<MainLayout>(parameters => parameters.Add(l => l.Body, Page));
    }
}
