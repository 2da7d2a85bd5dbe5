using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Budgets;

namespace FinSight.Tests.Budgets;

public sealed class BudgetsPageTests : SignedInComponentTestBase
{
    BudgetService Budgets => House.Get<BudgetService>();

    [Fact]
    public async Task A_budget_is_set_and_shows_how_it_stands()
    {
        await SpendAsync(20_000);
        var page = Draw();
        Assert.Contains("No budget yet", page.Markup, StringComparison.Ordinal);
        Press(page, "Add budget");
        Field(page, "Category").Change(Choices.Single(c => c.Name == "Groceries").Id.ToString());
        Field(page, "Amount").Input("500");
        page.Change("input[name=left]", true);
        await page.SubmitAsync("form");

        var row = page.Find("[data-budget-id]");
        Assert.Equal(("20000", "50000", "30000"), Figures(row));
        Assert.Equal("30000", page.Find("[data-figure=left-to-spend]").GetAttribute("data-minor"));
        Assert.Contains("200.00 of 500.00", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("8 days to go · 37.50 per day", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("At this pace 260.87 at the end", row.TextContent, StringComparison.Ordinal);
        Assert.True((await LineAsync()).Budget.RollsLeft);
        Assert.Empty(page.FindAll(".editing"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_stays_typed()
    {
        await SetAsync();
        var page = Draw();
        Press(page, "Add budget");
        Field(page, "Category").Change(Choices.Single(c => c.Name == "Groceries").Id.ToString());
        Field(page, "Amount").Input("5x");
        await page.SubmitAsync("form");
        Assert.NotNull(Problem(page, "Amount"));
        Assert.Equal("5x", Field(page, "Amount").GetAttribute("value"));
        Field(page, "Amount").Input("5");
        await page.SubmitAsync("form");
        Assert.Equal(
            "There is such a budget already. Edit that one, or choose another category or period.",
            Problem(page, "Period"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_budget_moves_while_others_write_and_a_typed_amount_asks_whose_is_to_stay()
    {
        var budget = await SetAsync();
        var jonas = await House.JoinAsync(Ledger.Member, "Jonas");
        var page = Draw();
        await SpendAsync(10_000, jonas);
        await page.WaitForStateAsync(() => page.Find("[data-budget-id]").GetAttribute("data-left-minor") == "40000");

        Press(page, "Edit budget for Groceries");
        Field(page, "Amount").Input("600");
        await Budgets.EditAsync(jonas, budget.Id, 1, new(new Money(70_000, jonas.Currency)), Today);
        // The second refresh waits for calm, by the clock of the test.
        await Time.PassUntilAsync(() => page.FindAll(".conflict").Count > 0);
        Press(page, "Keep mine");
        await page.SubmitAsync(".editing form");
        await page.WaitForStateAsync(() => page.FindAll(".editing").Count == 0);
        Assert.Equal(60_000, (await LineAsync()).Amount);
    }

    [Fact]
    public async Task A_budget_is_ended_and_removed_from_its_form()
    {
        await SetAsync();
        var page = Draw();
        Press(page, "Edit budget for Groceries");
        Press(page, "End after this period");
        await page.WaitForStateAsync(() => page.FindAll(".editing").Count == 0);
        Assert.Equal(new DateOnly(2026, 11, 30), (await LineAsync()).Budget.EndsOn);
        Press(page, "Edit budget for Groceries");
        page.WaitForElement(".editing");
        Press(page, "Remove budget");
        await page.WaitForStateAsync(() => page.FindAll("[data-budget-id]").Count == 0);
        Assert.Empty((await Budgets.ViewAsync(Ledger.Member, Today)).Lines);
    }

    [Fact]
    public async Task A_budget_is_paused_from_its_form_and_goes_on_from_its_row()
    {
        await SetAsync();
        await SpendAsync(20_000);
        var page = Draw();
        Press(page, "Edit budget for Groceries");
        Press(page, "Pause");
        await page.WaitForStateAsync(
            () => page.FindAll("[aria-labelledby=budgets-paused] [data-budget-id]").Count == 1);
        Assert.True((await LineAsync()).IsPaused);
        Assert.Empty(page.FindAll("[data-figure=left-to-spend]"));
        Assert.Contains("500.00 a period", page.Find("[data-budget-id]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-budget-id] .budget-bar"));

        Press(page, "Resume the budget for Groceries");
        await page.WaitForStateAsync(() => page.FindAll("[aria-labelledby=budgets-paused]").Count == 0);
        Assert.Equal(("20000", "50000", "30000"), Figures(page.Find("[data-budget-id]")));
    }

    [Fact]
    public async Task More_than_all_of_it_is_over_budget()
    {
        await SetAsync();
        await SpendAsync(60_000);
        var page = Draw();
        Assert.Equal("Over budget", page.Find("#left-to-spend").TextContent);
        Assert.Equal("10000", page.Find("[data-figure=over-budget]").GetAttribute("data-minor"));
    }

    [Fact]
    public async Task Who_may_not_edit_only_looks()
    {
        await SetAsync();
        Ledger = Ledger with { Member = await House.JoinAsync(Ledger.Member, "Zoë", Role.Adder) };
        var page = Draw();
        Assert.Single(page.FindAll("[data-budget-id]"));
        Assert.Empty(page.FindAll("button"));
    }

    async Task<BudgetDetails> SetAsync() => await Budgets.AddAsync(
        Ledger.Member,
        new(Choices.Single(c => c.Name == "Groceries").Id, new(50_000, Ledger.Member.Currency), BudgetCycleKind.Month),
        Today);

    async Task SpendAsync(long minor, Member? by = null) => await House.Expenses.AddAsync(
        by ?? Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, minor: minor));

    async Task<BudgetLine> LineAsync() => Assert.Single((await Budgets.ViewAsync(Ledger.Member, Today)).Lines);

    IRenderedComponent<BudgetsPage> Draw() => Show<BudgetsPage>(_ => { });

    static (string?, string?, string?) Figures(IElement row) =>
        (row.GetAttribute("data-spent-minor"), row.GetAttribute("data-limit-minor"), row.GetAttribute(
            "data-left-minor"));

    static void Press(IRenderedComponent<BudgetsPage> page, string name)
    {
        page.WaitForState(() => page.FindAll("button").Any(IsIt));
        page.FindAll("button").Single(IsIt).Click();

        bool IsIt(IElement button) => (button.GetAttribute("aria-label") ?? button.TextContent) == name;
    }
}
