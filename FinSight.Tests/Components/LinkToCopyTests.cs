using Bunit;
using FinSight.Web.Components;

namespace FinSight.Tests.Components;

public sealed class LinkToCopyTests : ComponentTest
{
    [Theory]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("http://192.168.1.5:5000", false)]
    [InlineData("https://money.example.org", false)]
    public void A_link_that_nobody_else_can_open_says_so(string server, bool warns)
    {
        var link = Render<LinkToCopy>(link => link
            .Add(l => l.Id, "invite").Add(l => l.Label, "Link").Add(l => l.Link, $"{server}/account/register#secret"));
        Assert.Equal(warns, link.FindAll(".banner").Any(banner =>
            banner.TextContent.Contains("This link opens on this computer only.", StringComparison.Ordinal)));
    }
}
