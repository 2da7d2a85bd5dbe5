using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class LostCircuitTests(BrowserFixture fixture) : OwnServerTestBase(fixture)
{
    public override Task InitializeAsync()
    {
        // SignalR and the browser themselves complain about a line that is down.
        Watch.Expect(
            "net::ERR_",
            "] Error: ",
            "] Warning: ",
            "Cannot send data if the connection is not in the 'Connected' State",
            "error occurred when fetching the script",
            "503");
        return base.InitializeAsync();
    }

    [Fact]
    public async Task Text_typed_while_away_is_added_after_the_way_back()
    {
        var me = await MoveInAsync();
        var (tab, line) = await OpenOnLineAsync(me);
        await tab.Field("Title").PressSequentiallyAsync("Cof");
        await line.CutAsync();
        await Expect(Dialog(tab)).ToBeVisibleAsync();
        await Expect(tab.Field("Title")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("fee");
        await tab.Field("Amount").FillAsync("4.50");
        await tab.Field("Category").SelectOptionAsync("Travel");
        await tab.Field("Note").FillAsync("typed in a tunnel");
        await me.WriteAsync("Meanwhile", 1000);

        await line.ReturnAsync(tab.Page);
        await Expect(Dialog(tab)).ToBeHiddenAsync();
        await Expect(tab.Row("Meanwhile")).ToBeVisibleAsync();
        await tab.AddButton.ClickAsync();
        await Expect(tab.Row("Coffee")).ToContainTextAsync("Travel · typed in a tunnel");
        await tab.ExpectTotalsAsync(1450);
        await Expect(tab.Field("Title")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task An_edit_typed_while_away_is_saved_after_the_way_back()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var (tab, line) = await OpenOnLineAsync(me);
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        var edit = tab.EditGroup("Coffee");
        await Expect(edit.GetByLabel("Title")).ToBeFocusedAsync();
        await line.CutAsync();
        await Expect(Dialog(tab)).ToBeVisibleAsync();
        await edit.GetByLabel("Amount").FillAsync("5.10");
        await edit.GetByLabel("Note").FillAsync("with milk");

        await line.ReturnAsync(tab.Page);
        await Expect(Dialog(tab)).ToBeHiddenAsync();
        await edit.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(tab.Row("Coffee")).ToContainTextAsync("with milk");
        await tab.ExpectTotalsAsync(510);
    }

    [Fact]
    public async Task A_restarted_server_gets_a_new_page_with_the_draft()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me);
        await tab.FillAsync("Coffee", "4.50", "Travel", note: "typed before");
        await MarkAsync(tab);

        await RestartAsync();

        await Expect(tab.Page.Locator("html[data-same-page]")).ToHaveCountAsync(0);
        await tab.ExpectLiveAsync();
        await Expect(tab.Field("Title")).ToHaveValueAsync("Coffee");
        await tab.AddButton.ClickAsync();
        await Expect(tab.Row("Coffee")).ToContainTextAsync("Travel · typed before");
        await tab.ExpectTotalsAsync(450);
    }

    [Fact]
    public async Task An_add_that_only_the_server_knows_of_stays_one_row()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me);
        await tab.FillAsync("Coffee", "4.50");
        var id = await tab.AddForm.GetAttributeAsync("data-draft-id");
        await MarkAsync(tab);
        // As if its answer were lost on the way: the row is there, the page never heard.
        await me.WriteAsync("Coffee", 450, id: Guid.Parse(id!));

        await RestartAsync();

        await Expect(tab.Page.Locator("html[data-same-page]")).ToHaveCountAsync(0);
        await tab.ExpectLiveAsync();
        await Expect(tab.Field("Title")).ToHaveValueAsync("Coffee");
        await tab.AddButton.ClickAsync();
        await Expect(tab.Field("Title")).ToHaveValueAsync("");
        await Expect(tab.Rows).ToHaveCountAsync(1);
        await tab.ExpectTotalsAsync(450);
    }

    static ILocator Dialog(Tab tab) => tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Reconnecting…" });

    static async Task MarkAsync(Tab tab) =>
        await tab.Page.EvaluateAsync("() => document.documentElement.toggleAttribute('data-same-page', true)");

    async Task<(Tab Tab, CircuitConnection Line)> OpenOnLineAsync(TestUser who)
    {
        var page = await (await BrowseAsync(who)).NewPageAsync();
        var line = await CircuitConnection.OfAsync(page);
        var tab = new Tab(page);
        await tab.GoAsync("/");
        return (tab, line);
    }
}
