using FinSight.Core;
using FinSight.Core.Demo;
using FinSight.Core.Expenses;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class SettingsTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    static readonly PageGetByLabelOptions Exact = new() { Exact = true };

    [Fact]
    public async Task A_new_language_is_spoken_at_once_on_every_page_and_by_what_others_write()
    {
        var me = await MoveInAsync();
        var context = await BrowseAsync(me);
        var (settings, home) = (await OpenAsync(context, "/settings"), await OpenAsync(context));
        await settings.Page.GetByLabel("Language", Exact).SelectOptionAsync("de");
        await Expect(settings.Page.GetByRole(AriaRole.Heading, new() { Name = "Einstellungen" })).ToBeVisibleAsync();
        await Expect(home.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Expect(home.Page.GetByRole(AriaRole.Heading, new() { Name = "Nach Kategorie" })).ToBeVisibleAsync();
        await home.ExpectLiveAsync();

        // A write from elsewhere repaints the page, in the reader's language and not the writer's.
        await me.WriteAsync("Brot", 480);
        await Expect(home.Row("Brot")).ToBeVisibleAsync();
        await Expect(home.Page.Locator(".day-head").First).ToContainTextAsync("Heute");
        await Expect(home.Page.Locator(".kpis")).ToContainTextAsync("1 Ausgabe");

        foreach (var (path, heading) in new[]
        {
            ("/expenses", "Ausgaben"), ("/categories", "Kategorien"), ("/activity", "Verlauf"),
            ("/trash", "Papierkorb"),
            ("/nowhere", "Hier ist nichts"),
        })
        {
            if (path == "/nowhere") Watch.Expect("404");
            await settings.Page.GotoAsync(path);
            await Expect(settings.Page.Locator("h1").First).ToHaveTextAsync(heading);
        }
    }

    [Fact]
    public async Task A_visitor_is_spoken_to_as_the_browser_asks_and_a_user_from_there_starts_in_that_language()
    {
        var context = await BrowseAsync(null, new() { Locale = "de-CH" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/register");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de-CH");
        await page.GetByLabel("Benutzername").FillAsync("Ruedi Rüegg");
        await page.GetByLabel("Passwort", new() { Exact = true }).FillAsync("kurz");
        await page.GetByRole(AriaRole.Button, new() { Name = "Konto erstellen" }).ClickAsync();
        await Expect(page.GetByLabel("Passwort", new() { Exact = true })).ToHaveAccessibleDescriptionAsync(
            "Nimm mindestens 8 Zeichen. Drei oder vier Wörter eignen sich gut.");
        await page.GetByLabel("Passwort", new() { Exact = true }).FillAsync(BrowserFixture.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Konto erstellen" }).ClickAsync();
        await Expect(
            page.GetByRole(AriaRole.Heading, new() { Name = "Gib deine erste Ausgabe ein" })).ToBeVisibleAsync();
        await page.GotoAsync("/categories");
        await Expect(page.GetByText("Lebensmittel", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_theme_is_everywhere_at_once_and_after_the_next_sign_in_too()
    {
        var me = await MoveInAsync();
        var (laptop, phone) = (await OpenAsync(me, "/settings"), await OpenAsync(me));
        await laptop.Page.GetByText("Dark", new() { Exact = true }).ClickAsync();
        foreach (var tab in new[] { laptop, phone })
            await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Switch light or dark theme" }).ClickAsync();
        await Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Expect(laptop.Page.GetByLabel("Light", Exact)).ToBeCheckedAsync();
        var tablet = await OpenAsync(me);
        await Expect(tablet.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task A_name_and_the_letter_keys_change_without_a_reload()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me, "/settings");
        await tab.Page.GetByLabel("Single-letter keys").UncheckAsync();
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-letter-keys", "off");
        await tab.Page.GetByLabel("Display name").FillAsync("Mara K");
        await tab.Page.GetByLabel("Display name").PressAsync("Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "Settings of Mara K" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".saved")).ToHaveTextAsync("Saved");
    }

    [Fact]
    public async Task Another_first_day_moves_the_month_on_an_open_page()
    {
        var me = await MoveInAsync();
        var today = TestUser.Today;
        // With the day after today as the first of a month, all of this month up to today lies in the one before.
        var firstDay = today.Day % 28 + 1;
        var before = Month.Containing(today, 1).Days(1).First.AddDays(-1);
        var now = Month.Containing(today, firstDay).Days(firstDay);
        await me.WriteAsync("Today", 1000);
        await me.WriteAsync("Before", 300, date: before);
        var (settings, home) = (await OpenAsync(me, "/settings"), await OpenAsync(me));
        await home.ExpectTotalsAsync(1000, 1300);

        await settings.Page.GetByLabel("First day of the month").SelectOptionAsync($"{firstDay}");
        await home.ExpectTotalsAsync(now.Contains(before) ? 1300 : 1000, 1300);
        await settings.GoAsync("/activity");
        await Expect(
            settings.Page.GetByText($"Changed the first day of the month from 1 to {firstDay}")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_guessed_currency_is_asked_about_once_and_on_no_page_after_that()
    {
        var me = await MoveInAsync();
        var (tab, other) = (await OpenAsync(me), await OpenAsync(me));
        var question = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Currency", Exact = true });
        await Expect(question).ToContainTextAsync("Is your currency GBP, British Pound?");
        await question.GetByRole(AriaRole.Button, new() { Name = "Another currency" }).ClickAsync();
        await question.GetByLabel("Another currency").FillAsync("Schweizer");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(question).ToHaveCountAsync(0);
        await Expect(other.Page.Locator("[data-figure=month-total]")).ToHaveTextAsync("CHF 0.00");
        await Expect(other.Page.Locator("#currency-question")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_ledger_s_new_name_stands_on_every_open_page()
    {
        var me = await MoveInAsync();
        var (settings, home) = (await OpenAsync(me, "/settings"), await OpenAsync(me));
        await settings.Page.GetByLabel("Name of the ledger").FillAsync("Our home");
        await settings.Page.GetByLabel("Name of the ledger").PressAsync("Enter");
        await Expect(home.Page.Locator(".ledger-switch")).ToContainTextAsync("Our home");
        await settings.GoAsync("/activity");
        await Expect(
            settings.Page.GetByText($"Renamed the ledger from {me.Member.LedgerName} to Our home")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_new_currency_asks_first_and_then_stands_on_every_open_page()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Bread", 450);
        var (settings, home) = (await OpenAsync(me, "/settings"), await OpenAsync(me));
        await settings.Page.GetByLabel("Currency").FillAsync("Kuwaiti");
        await settings.Page.Keyboard.PressAsync("Enter");
        var dialog = settings.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(
            "1 expense keeps its number. GBP 4.50 becomes KWD 4.500. Nothing is converted.");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Keep GBP" })).ToBeFocusedAsync();
        await settings.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(settings.Page.GetByLabel("Currency")).ToHaveValueAsync("GBP, British Pound");

        await settings.Page.GetByLabel("Currency").FillAsync("KWD");
        await settings.Page.Keyboard.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Change to KWD" }).ClickAsync();
        await home.ExpectTotalsAsync(4500);
        await Expect(home.Page.Locator("[data-figure=month-total]")).ToHaveTextAsync("KWD 4.500");
        await Expect(settings.Page.GetByLabel("Currency")).ToHaveValueAsync("KWD, Kuwaiti Dinar");
    }

    [Fact]
    public async Task Demo_data_fills_an_empty_ledger_in_one_click_and_leaves_it_in_one()
    {
        var me = await MoveInAsync();
        var home = await OpenAsync(me);
        await home.Page.GetByRole(AriaRole.Button, new() { Name = "Fill with sample expenses" }).ClickAsync();
        await Expect(home.Page.Locator(".toast")).ToContainTextAsync("sample expenses");
        // Early in a month there are fewer than a page has.
        var today = TestUser.Today;
        var rows = DemoExpenseGenerator.Until(today)
            .Count(row => (row.Date.Year, row.Date.Month) == (today.Year, today.Month));
        await Expect(home.Rows).ToHaveCountAsync(Math.Min(rows, ExpenseListQueries.Size));
        // Somebody reads the list: rows are held, but not a list of which none is left.
        await home.Rows.First.HoverAsync();
        await Expect(home.Page.Locator("[data-reading]")).ToHaveAttributeAsync("data-heard", "yes");
        var settings = await OpenAsync(me, "/settings");
        await settings.Page.GetByRole(AriaRole.Button, new() { Name = "Remove sample expenses" }).ClickAsync();
        await Expect(
            settings.Page.GetByRole(AriaRole.Button, new() { Name = "Fill with sample expenses" })).ToBeVisibleAsync();
        await home.ExpectTotalsAsync(0);
        await Expect(home.Rows).ToHaveCountAsync(0);
        await Expect(
            home.Page.GetByRole(AriaRole.Heading, new() { Name = "Type your first expense" })).ToBeVisibleAsync();
    }
}
