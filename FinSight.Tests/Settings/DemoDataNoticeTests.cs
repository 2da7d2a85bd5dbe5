using Bunit;
using FinSight.Core.Demo;
using FinSight.Web.Components;
using FinSight.Web.Features.Settings;
using FinSight.Web.Features.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Settings;

public sealed class DemoDataNoticeTests : SignedInComponentTestBase
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sample_expenses_say_what_they_are_leave_with_one_click_and_come_back(bool byKey)
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
            () => Assert.Equal("Sample expenses removed.", toast.Find(".toast > span").TextContent));
        Assert.Empty(line.FindAll("section"));
        Assert.Equal("Mine", Assert.Single((await ViewAsync()).Expenses.Rows).Title);

        if (byKey) await toast.InvokeAsync(toast.Instance.UndoAsync);
        else await toast.ClickAsync(".toast button");
        line.WaitForState(() => line.FindAll("section").Count == 1);
        toast.WaitForAssertion(() => Assert.Contains(
            "sample expenses", toast.Find(".toast > span").TextContent, StringComparison.Ordinal));
        Assert.Contains((await ViewAsync()).Expenses.Rows, row => row.Title == "Mine");
        Assert.True((await House.Get<DemoService>().StateAsync(Ledger.Member)).IsFilled);
    }

    [Fact]
    public async Task Those_that_were_changed_stay_and_are_named()
    {
        await House.Get<DemoService>().FillAsync(Ledger.Member, Today, key => key);
        var row = (await ViewAsync()).Expenses.Rows[0];
        await House.Expenses.EditAsync(
            Ledger.Member, row.Id, row.Version, await House.FieldsAsync(Ledger.Member, title: "Mine now"));
        await Line().ClickAsync("button");
        Assert.Equal(
            "Sample expenses removed. 1 that was changed stays: Mine now",
            Services.GetRequiredService<ToastService>().Current!.Text);
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
