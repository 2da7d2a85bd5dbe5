using Bunit;
using FinSight.Core.Demo;
using FinSight.Web.Features.Settings;
using FinSight.Web.Features.Undo;

namespace FinSight.Tests.Settings;

public sealed class DemoDataNoticeTests : SignedInComponentTestBase
{
    [Fact]
    public async Task Sample_expenses_say_what_they_are_and_leave_with_one_click()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, title: "Mine"));
        Assert.Empty(Line().FindAll("section"));

        await House.Get<DemoService>().FillAsync(Ledger.Member, Today, key => key);
        var line = Line();
        Assert.Contains("Includes sample expenses.", line.Markup, StringComparison.Ordinal);
        JSInterop.SetupModule("./Features/Undo/UndoHost.razor.js")
            .SetupModule(call => call.Identifier == "listen").Mode = JSRuntimeMode.Loose;
        var toast = Show<UndoHost>(_ => { });
        await line.ClickAsync("button");
        toast.WaitForAssertion(
            () => Assert.Equal("The sample expenses are removed.", toast.Find(".toast > span").TextContent));
        Assert.Empty(line.FindAll("section"));
        Assert.Equal("Mine", Assert.Single((await ViewAsync()).Expenses.Rows).Title);
    }

    [Fact]
    public async Task What_has_left_meanwhile_is_no_longer_offered()
    {
        await House.Get<DemoService>().FillAsync(Ledger.Member, Today, key => key);
        var line = Line();
        await House.Get<DemoService>().RemoveAsync(Ledger.Member);
        await line.ClickAsync("button");
        Assert.Empty(line.FindAll("section"));
    }

    IRenderedComponent<DemoDataNotice> Line() => Show<DemoDataNotice>(_ => { });
}
