using Bunit;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Settings;

namespace FinSight.Tests.Settings;

/// <summary>The ledger's currency on the page of the settings.</summary>
public sealed class CurrencySettingTests : SignedInComponentTestBase
{
    [Fact]
    public async Task A_new_currency_asks_and_no_changes_nothing()
    {
        await AddAsync(450);
        var page = Page();
        await Field(page, "Currency").ChangeAsync("EUR");
        Assert.Equal("Change this ledger to EUR?", page.Find("dialog h2").TextContent);
        var answer = System.Text.RegularExpressions.Regex.Replace(page.Find("dialog p").TextContent, @"\s+", " ")
            .Trim();
        Assert.Equal("1 expense keeps its number. CHF 4.50 becomes EUR 4.50. Nothing is converted.", answer);
        Assert.Equal("Keep CHF", page.Find("dialog [autofocus]").TextContent);

        await page.ClickAsync("dialog [autofocus]");
        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal("CHF", (await MemberAsync()).Currency.Code);
        Assert.Equal("CHF, Swiss Franc", Field(page, "Currency").GetAttribute("value"));
    }

    [Fact]
    public async Task To_keep_a_currency_that_was_only_guessed_is_to_choose_it()
    {
        Ledger = Ledger with { Member = await House.MoveInAsync("Lea", isCurrencyChosen: false) };
        await AddAsync(450);
        var page = Page();
        await Field(page, "Currency").ChangeAsync("EUR");
        await page.ClickAsync("dialog [autofocus]");
        var now = await MemberAsync();
        Assert.Equal(("CHF", true), (now.Currency.Code, now.IsCurrencyChosen));
    }

    [Fact]
    public async Task A_new_currency_asks_and_yes_changes_it()
    {
        await AddAsync(450);
        var page = Page();
        await Field(page, "Currency").ChangeAsync("KWD");
        await page.ClickAsync("dialog .primary");
        Assert.Equal("KWD", (await MemberAsync()).Currency.Code);
    }

    [Fact]
    public async Task An_empty_ledger_asks_nothing()
    {
        var page = Page();
        await Field(page, "Currency").ChangeAsync("JPY");
        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal("JPY", (await MemberAsync()).Currency.Code);
    }

    [Fact]
    public async Task A_currency_that_does_not_fit_says_so_beside_the_list()
    {
        await AddAsync(450);
        var page = Page();
        await Field(page, "Currency").ChangeAsync("JPY");
        Assert.Equal(
            "JPY has fewer decimals than CHF, and 1 amounts need them. Nothing was changed.",
            Problem(page, "Currency"));
        Assert.Empty(page.FindAll("dialog"));
    }

    async Task AddAsync(long minor) => await House.Expenses.AddAsync(
        Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, minor: minor));

    IRenderedComponent<SettingsPage> Page() => Show<SettingsPage>(_ => { });

    Task<Member> MemberAsync() =>
        House.Get<LedgerAccessService>().EnterAsync(Ledger.Member.UserId, Ledger.Member.LedgerId);
}
