using Bunit;
using FinSight.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Components;

public sealed class LinkToCopyTests : ComponentTestBase, IAsyncLifetime
{
    readonly BunitJSModuleInterop _script;

    public LinkToCopyTests()
    {
        Services.AddScoped<FormJsModule>();
        _script = JSInterop.SetupModule(JsModule.Path);
        _script.Mode = JSRuntimeMode.Loose;
    }

    [Theory]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("http://192.168.1.5:5000", false)]
    [InlineData("https://money.example.org", false)]
    public void A_link_that_nobody_else_can_open_says_so(string server, bool warns)
    {
        var link = Open(server);
        Assert.Equal(warns, link.FindAll(".banner").Any(banner =>
            banner.TextContent.Contains("This link opens on this computer only.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_has_made_it_is_taken_to_it()
    {
        Open("https://money.example.org");
        Assert.Equal(["[data-copy='#invite']"], _script.VerifyInvoke("focus").Arguments);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    IRenderedComponent<LinkToCopy> Open(string server) => Render<LinkToCopy>(link => link
        .Add(l => l.Id, "invite").Add(l => l.Label, "Link").Add(l => l.Link, $"{server}/account/register#secret"));
}
