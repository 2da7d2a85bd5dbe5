using Bunit;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Settings;

namespace FinSight.Tests.Settings;

public sealed class CurrencyConfirmationCardTests : SignedInComponentTestBase
{
    [Fact]
    public async Task A_guessed_currency_is_confirmed_with_one_click()
    {
        var page = Question();
        Assert.Contains("Is your currency CHF, Swiss Franc?", page.Markup, StringComparison.Ordinal);
        await page.FindAll("button").Single(button => button.TextContent == "Yes, CHF").ClickAsync(new());
        Assert.Equal(("CHF", true), await ChosenAsync());
    }

    [Fact]
    public async Task Another_is_found_by_its_name()
    {
        var page = Question();
        await page.FindAll("button").Single(button => button.TextContent == "Another currency").ClickAsync(new());
        await Field(page, "Another currency").ChangeAsync("Nonsense");
        Assert.Equal("Choose a currency such as EUR; \"Nonsense\" is not one.", Problem(page, "Another currency"));
        Assert.Equal(("CHF", false), await ChosenAsync());
        Assert.All(page.FindAll("option"), option => Assert.Equal("", option.TextContent));
        await Field(page, "Another currency").ChangeAsync("Schwedische");
        Assert.Equal(("SEK", true), await ChosenAsync());
    }

    [Fact]
    public async Task Where_several_have_a_name_it_asks_which()
    {
        var page = Question();
        await page.FindAll("button").Single(button => button.TextContent == "Another currency").ClickAsync(new());
        await Field(page, "Another currency").ChangeAsync("Dollar");
        Assert.Null(Problem(page, "Another currency"));
        var offered = page.FindAll(".several button");
        Assert.Equal(22, offered.Count);
        await offered.Single(button => button.TextContent.Trim() == "CAD, Canadian Dollar").ClickAsync(new());
        Assert.Equal(("CAD", true), await ChosenAsync());
    }

    [Fact]
    public async Task From_another_there_is_a_way_back_to_the_guess()
    {
        var page = Question();
        await page.FindAll("button").Single(button => button.TextContent == "Another currency").ClickAsync(new());
        await page.FindAll("button").Single(button => button.TextContent == "Cancel").ClickAsync(new());
        Assert.Contains(page.FindAll("button"), button => button.TextContent == "Yes, CHF");
    }

    [Fact]
    public async Task An_expense_that_is_typed_past_it_is_no_answer()
    {
        var later = Question(hasExpenses: true);
        await later.FindAll("button").Single(button => button.TextContent == "Yes, CHF").ClickAsync(new());
        Assert.Equal(("CHF", true), await ChosenAsync());
        Ledger = Ledger with { Member = await House.Get<LedgerAccessService>().EnterLastAsync(Ledger.Member.UserId) };
        Assert.Empty(Question(hasExpenses: true).FindAll("button"));
    }

    [Fact]
    public void What_has_amounts_gets_another_currency_in_the_settings_alone()
    {
        var later = Question(hasExpenses: true);
        Assert.Equal(Ledger.To("/settings#ledger"), later.Find("a").GetAttribute("href"));
        Assert.Single(later.FindAll("button"));
    }

    [Fact]
    public async Task Only_an_owner_of_a_ledger_whose_currency_nobody_chose_is_asked()
    {
        Assert.True(CurrencyConfirmationCard.IsFor(Ledger));
        var jonas = await House.JoinAsync(Ledger.Member, "Jonas", Role.Editor);
        Assert.False(CurrencyConfirmationCard.IsFor(Ledger with { Member = jonas }));
        Assert.False(CurrencyConfirmationCard.IsFor(Ledger with { Member = await House.MoveInAsync("Noah") }));
    }

    protected override async Task FurnishAsync() =>
        Ledger = Ledger with { Member = await House.MoveInAsync("Lea", isCurrencyChosen: false) };

    IRenderedComponent<CurrencyConfirmationCard> Question(bool hasExpenses = false) =>
        Show<CurrencyConfirmationCard>(question => question.Add(q => q.HasExpenses, hasExpenses));

    async Task<(string, bool)> ChosenAsync()
    {
        var member = await House.Get<LedgerAccessService>().EnterLastAsync(Ledger.Member.UserId);
        return (member.Currency.Code, member.IsCurrencyChosen);
    }
}
