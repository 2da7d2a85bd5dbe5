using System.Globalization;
using Bunit;
using FinSight.Core.Accounts;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Components;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Settings;

public sealed class SettingsPageTests : SignedInComponentTestBase
{
    [Fact]
    public async Task Each_setting_is_saved_as_soon_as_it_is_chosen_and_says_so()
    {
        var page = Page();
        Assert.DoesNotContain("Saved", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        await Field(page, "Display name").ChangeAsync("Mara K");
        await Field(page, "Language").ChangeAsync("de");
        await Field(page, "Numbers and dates").ChangeAsync("fr-CH");
        await Field(page, "Time zone").ChangeAsync("Asia/Tokyo");
        await page.ChangeAsync("input[name=theme][value=Dark]", "Dark");
        await Field(page, "Single-letter keys").ChangeAsync(false);

        Assert.Contains("Saved", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        var mara = await House.Get<PersonReader>().FindAsync(Ledger.Person.Id);
        Assert.Equal(
            ("Mara K", "de", "fr-CH", "Asia/Tokyo", Theme.Dark, false),
            (mara.Name, mara.Language, mara.Culture.Name, mara.Zone.Id, mara.Theme, mara.LetterKeys));
    }

    [Fact]
    public async Task What_was_typed_wrong_stays_in_its_field_with_a_sentence_beside_it()
    {
        var page = Page();
        await Field(page, "Time zone").ChangeAsync("Mars");
        Assert.Equal("Choose a time zone such as Europe/Zurich.", Problem(page, "Time zone"));
        Assert.Equal("Mars", Field(page, "Time zone").GetAttribute("value"));
        Assert.Null(Problem(page, "Display name"));

        await Field(page, "Time zone").ChangeAsync("Asia/Tokyo");
        Assert.Null(Problem(page, "Time zone"));
    }

    [Fact]
    public async Task A_new_name_of_the_ledger_is_offered_for_undo()
    {
        var page = Page();
        await Field(page, "Name of the ledger").ChangeAsync("Our home");
        var toast = Services.GetRequiredService<ToastService>().Current!;
        Assert.Equal(("Ledger", ToastOfferKind.Undo), (toast.Entry!.Entity, toast.Offer));

        await House.Get<UndoService>().UndoAsync(Ledger.Member, toast.BatchId!.Value);
        Assert.Equal("Mara", (await MemberAsync()).LedgerName);
        Assert.Equal(
            "Undone. The ledger is called Mara again",
            Services.GetRequiredService<ActivityDescriber>().TellUndone(toast.Entry, Ledger));
    }

    [Fact]
    public async Task The_first_day_of_the_month_is_saved()
    {
        var page = Page();
        await Field(page, "First day of the month").ChangeAsync("25");
        Assert.Equal(25, (await MemberAsync()).FirstDay);
    }

    [Fact]
    public async Task Months_start_on_the_last_working_day_where_somebody_chooses_it()
    {
        var page = Page();
        var choices = Field(page, "First day of the month").QuerySelectorAll("option");
        Assert.Equal(
            [.. Enumerable.Range(1, 31).Select(day => $"{day}"), "Last working day"],
            choices.Select(choice => choice.TextContent));
        await Field(page, "First day of the month").ChangeAsync(choices[^1].GetAttribute("value"));
        Assert.Equal(Core.Calendar.Month.LastWorkingDay, (await MemberAsync()).FirstDay);
    }

    [Fact]
    public async Task An_owner_keeps_adders_from_correcting()
    {
        Assert.Empty(Page().FindAll("#adders-correct"));
        await House.JoinAsync(Ledger.Member, "Jonas", Role.Adder);
        var page = Page();
        page.WaitForElement("#adders-correct");
        Assert.True(Field(page, "Adders may correct their own").HasAttribute("checked"));
        await Field(page, "Adders may correct their own").ChangeAsync(false);
        Assert.False((await MemberAsync()).AddersCorrect);
    }

    [Fact]
    public async Task Who_is_no_owner_sees_the_ledger_s_settings_and_changes_none()
    {
        var jonas = await House.JoinAsync(Ledger.Member, "Jonas", Role.Viewer);
        Ledger = new LedgerContext(await House.Get<PersonReader>().FindAsync(jonas.UserId), jonas);
        var page = Page();
        Assert.All(
            page.FindAll("#ledger :is(input, select), #demo button"),
            control => Assert.True(control.HasAttribute("disabled")));
        Assert.False(Field(page, "Display name").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Demo_data_comes_and_goes_and_the_page_offers_only_what_applies()
    {
        var page = Page();
        await page.ClickAsync("#demo button");
        page.WaitForState(() => page.Find("#demo button").TextContent == "Remove sample expenses");
        var row = (await ViewAsync()).Expenses.Rows[0];
        await House.Expenses.EditAsync(
            Ledger.Member, row.Id, row.Version, await House.FieldsAsync(Ledger.Member, title: "Mine now"));

        await page.ClickAsync("#demo button");
        page.WaitForState(() => page.Find("#demo button").TextContent == "Fill with sample expenses");
        Assert.Equal(["Mine now"], Services.GetRequiredService<ToastService>().Current!.Met!.LeftAlone);
        Assert.Equal("Mine now", Assert.Single((await ViewAsync()).Expenses.Rows).Title);
    }

    [Fact]
    public async Task Every_currency_and_every_culture_is_offered_once_by_its_name()
    {
        var page = Page();
        Assert.Empty(page.FindAll("option[value*=Franc]"));
        var currencies = await OfferedAsync(page, "Currency");
        Assert.Equal(Currency.All.Select(c => c.Code), currencies.Select(name => name[..3]).Order());
        Assert.All(currencies, name => Assert.Matches("^[A-Z]{3}, .{3}", name));
        Assert.Contains("CHF, Swiss Franc", currencies);
        var cultures = await OfferedAsync(page, "Numbers and dates");
        Assert.Contains("German (Switzerland)", cultures);
        Assert.Contains("English (United States)", cultures);
        Assert.DoesNotContain(cultures, name => name.Contains("Computer", StringComparison.Ordinal));
        Assert.Equal(cultures.Distinct(), cultures);
    }

    [Theory]
    [InlineData("Currency", "swiss", "CHF")]
    [InlineData("Currency", "Schweizer Franken", "CHF")]
    [InlineData("Currency", "eur", "EUR")]
    [InlineData("Numbers and dates", "Deutsch (Schweiz)", "de-CH")]
    [InlineData("Numbers and dates", "German (Switzerland)", "de-CH")]
    [InlineData("Time zone", "zurich", "Europe/Zurich")]
    [InlineData("Time zone", "Wien", "Europe/Vienna")]
    [InlineData("Time zone", "Tokio", "Asia/Tokyo")]
    public async Task What_has_a_name_is_found_by_it_in_either_language(string field, string typed, string key)
    {
        var page = Page();
        await Field(page, field).FocusAsync(new());
        await Field(page, field).ChangeAsync(typed);
        Assert.Null(Problem(page, field));
        var (member, person) = (await MemberAsync(), await House.Get<PersonReader>().FindAsync(Ledger.Person.Id));
        Assert.Contains(key, new[] { member.Currency.Code, person.Culture.Name, person.Zone.Id });
    }

    [Fact]
    public async Task A_ledger_gets_another_name()
    {
        var page = Page();
        await Field(page, "Name of the ledger").ChangeAsync("Our home");
        Assert.Equal("Our home", (await MemberAsync()).LedgerName);
    }

    [Fact]
    public void The_chosen_culture_shows_how_it_writes_a_number_and_a_date()
    {
        Assert.Equal("1,234.50 · 23 Nov 2026", Page().Find("#culture-hint").TextContent);
        Assert.Equal("1’234.50 · 23. Nov 2026", CultureChoices.Example(CultureInfo.GetCultureInfo("de-CH")));
        Assert.Equal("1,234.50 · Nov 23, 2026", CultureChoices.Example(CultureInfo.GetCultureInfo("en-US")));
    }

    static async Task<List<string>> OfferedAsync(IRenderedComponent<SettingsPage> page, string label)
    {
        await Field(page, label).FocusAsync(new());
        return [.. page.FindAll($"#{Field(page, label).GetAttribute("list")} option")
            .Select(option => option.GetAttribute("value")!)];
    }

    IRenderedComponent<SettingsPage> Page() => Show<SettingsPage>(_ => { });

    Task<Member> MemberAsync() =>
        House.Get<LedgerAccessService>().EnterAsync(Ledger.Member.UserId, Ledger.Member.LedgerId);
}
