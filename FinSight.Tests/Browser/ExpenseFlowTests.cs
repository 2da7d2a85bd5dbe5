using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class ExpenseFlowTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task A_newcomer_registers_adds_edits_and_deletes()
    {
        var page = await (await BrowseAsync()).NewPageAsync();
        await page.GotoAsync("/account/register");
        await page.GetByLabel("Username").FillAsync("Noor Vermeer");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(BrowserFixture.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        var tab = new Tab(page);
        await tab.ExpectLiveAsync();
        await tab.ExpectTotalsAsync(0);

        await tab.AddAsync("Coffee", "4,50", "Eating out");
        await Expect(tab.Field("Title")).ToBeFocusedAsync();
        await Expect(tab.Field("Title")).ToHaveValueAsync("");
        await Expect(tab.Field("Category").Locator("option:checked")).ToHaveTextAsync("Choose");
        await tab.ExpectTotalsAsync(450);
        await tab.AddAsync("Rent", "1'234.50", "Home", note: "with the garage");
        await Expect(tab.Row("Rent")).ToContainTextAsync("with the garage");
        await tab.AddAsync("Market", "12+3.5", "Groceries");
        await tab.AddAsync("Bottles back", "-20", "Groceries");
        await tab.ExpectTotalsAsync(450 + 123450 + 1550 - 2000);
        await tab.ExpectCategoryAsync("Home", 123450);
        await tab.ExpectCategoryAsync("Groceries", -450);

        await tab.FillAsync("Train", "26", "Transport", TestUser.Today.AddMonths(-2));
        await tab.AddButton.ClickAsync();
        await tab.ExpectTotalsAsync(123450, 126050);
        await Expect(tab.Row("Train")).ToHaveCountAsync(0);

        await tab.RowButton("Edit", "Rent").ClickAsync();
        await Expect(tab.EditGroup("Rent").GetByLabel("Title")).ToBeFocusedAsync();
        await Expect(tab.EditGroup("Rent").GetByLabel("Amount")).ToHaveValueAsync("1234.50");
        await page.Keyboard.PressAsync("Escape");
        await tab.EditAsync("Rent", "Amount", "1,300.00");
        await tab.ExpectTotalsAsync(130000, 132600);
        await tab.EditAsync("Coffee", "Title", "Flat white");
        await Expect(tab.Row("Flat white")).ToHaveCountAsync(1);
        await tab.DeleteAsync("Flat white");
        await tab.ExpectTotalsAsync(129550, 132150);
        await Expect(tab.Category("Eating out")).ToHaveCountAsync(0);

        await page.ReloadAsync();
        await tab.ExpectTotalsAsync(129550, 132150);
    }

    [Theory]
    [InlineData("", "abc", "Title", "Give it a title.")]
    [InlineData("Coffee", "", "Amount", null)]
    [InlineData("Coffee", "abc", "Amount", null)]
    [InlineData("Coffee", "1.2.3", "Amount", null)]
    [InlineData("Coffee", "0", "Amount", null)]
    [InlineData("Coffee", "1.005", "Amount", null)]
    [InlineData("Coffee", "10000000000.01", "Amount", null)]
    public async Task What_is_no_expense_gets_a_sentence_and_stays_typed(
        string title, string amount, string wrong, string? sentence)
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.FillAsync(title, amount);
        await tab.AddButton.ClickAsync();

        await Expect(tab.Field(wrong)).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(tab.Field(wrong)).ToHaveAccessibleDescriptionAsync(
            new System.Text.RegularExpressions.Regex(sentence ?? @"^\S.+\.$"));
        await Expect(tab.Field(wrong)).ToBeFocusedAsync();
        await Expect(tab.Field("Title")).ToHaveValueAsync(title);
        await Expect(tab.Field("Amount")).ToHaveValueAsync(amount);
        await Expect(tab.Rows).ToHaveCountAsync(0);

        await tab.AddAsync("Tea", "3.20");
        await Expect(tab.AddForm.Locator("[aria-invalid], .error")).ToHaveCountAsync(0);
        await tab.ExpectTotalsAsync(320);
    }

    [Fact]
    public async Task A_wrong_edit_gets_a_sentence_and_changes_nothing()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me);
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        var amount = tab.EditGroup("Coffee").GetByLabel("Amount");
        await amount.FillAsync("4.5.0");
        await amount.PressAsync("Enter");

        await Expect(amount).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(amount).ToBeFocusedAsync();
        await Expect(amount).ToHaveValueAsync("4.5.0");
        await tab.ExpectTotalsAsync(450);
        await tab.EditGroup("Coffee").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(tab.Row("Coffee")).ToContainTextAsync("4.50");
    }

    [Fact]
    public async Task A_double_click_adds_once()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.FillAsync("Coffee", "4.50");
        await tab.AddButton.DblClickAsync();
        await ExpectOneAsync(tab);
    }

    [Fact]
    public async Task What_is_typed_while_the_form_is_emptied_stays()
    {
        var page = await (await BrowseAsync(await MoveInAsync())).NewPageAsync();
        var line = await CircuitConnection.OfAsync(page);
        var tab = new Tab(page);
        await tab.GoAsync("/");
        await tab.FillAsync("Coffee", "4.50");
        line.HoldCalls();
        await tab.AddButton.ClickAsync();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);

        line.HoldDrawings();
        await Expect(tab.Field("Title")).ToHaveValueAsync("");
        await tab.Field("Title").PressSequentiallyAsync("Te");
        line.Deliver();
        await Expect(tab.AddForm.GetByRole(AriaRole.Status)).ToContainTextAsync("Added Coffee");
        await Expect(tab.Field("Title")).ToHaveValueAsync("Te");
        await Expect(tab.Field("Amount")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Enter_struck_twice_adds_once()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.FillAsync("Coffee", "4.50");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Enter");
        await ExpectOneAsync(tab);

        await tab.FillAsync("Tea", "3");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Rows).ToHaveCountAsync(2);
        await tab.ExpectTotalsAsync(750);
        await Expect(tab.AddForm.Locator(".error")).ToHaveCountAsync(0);
    }

    static async Task ExpectOneAsync(Tab tab)
    {
        await Expect(tab.Rows).ToHaveCountAsync(1);
        await Expect(tab.AddForm.Locator("[aria-invalid], .error")).ToHaveCountAsync(0);
        await tab.ExpectTotalsAsync(450);
    }
}
