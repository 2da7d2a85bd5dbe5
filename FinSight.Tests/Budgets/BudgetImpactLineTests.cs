using Bunit;
using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.QuickEntry;
using Microsoft.AspNetCore.Components;

namespace FinSight.Tests.Budgets;

/// <summary>The line that says, while an amount is being typed, what it does to the budgets.</summary>
public sealed class BudgetImpactLineTests : SignedInComponentTestBase
{
    BudgetService Budgets => House.Get<BudgetService>();

    [Fact]
    public async Task The_quick_line_says_it_at_each_key()
    {
        await SetAsync("Eating out", 10_000);
        await SpendAsync("Eating out", 8_200);
        var quick = Show<QuickAdd>(p => p.Add(q => q.Choices, Choices));
        Assert.Empty(Guards(quick));

        quick.Input("#quick-line", "coffee 14");
        quick.WaitForAssertion(() => Assert.Equal(["Eating out: 82% → 96%, CHF\u00A04 left"], Guards(quick)));
        quick.Input("#quick-line", "coffee 20.50");
        Assert.Equal(["Eating out: 82% → 102%, CHF\u00A02.50 over"], Guards(quick));
        quick.Input("#quick-line", "coffee 0.05");
        Assert.Equal(["Eating out: CHF\u00A017 left"], Guards(quick));
        quick.Input("#quick-line", "coffee");
        Assert.Empty(Guards(quick));
    }

    [Fact]
    public async Task Two_budgets_are_told_and_the_others_counted()
    {
        foreach (var cycle in new[] { BudgetCycleKind.Month, BudgetCycleKind.Year })
            await SetAsync("Groceries", 10_000, cycle);
        foreach (var cycle in new[] { BudgetCycleKind.Month, BudgetCycleKind.Week })
            await SetAsync(null, 20_000, cycle);
        var form = Show<AddExpenseForm>(p => p.Add(f => f.Choices, Choices));
        Field(form, "Category").Change(Choices.Single(c => c.Name == "Groceries").Id.ToString());
        Field(form, "Amount").Input("50");
        form.WaitForAssertion(
            () => Assert.EndsWith(
                "CHF\u00A050 left · and 2 more", Assert.Single(Guards(form)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_counts_the_difference_and_what_others_spend_meanwhile()
    {
        await SetAsync("Groceries", 10_000);
        var row = await SpendAsync("Groceries", 5_000);
        var form = Show<EditExpenseForm>(p => p
            .Add(f => f.Row, row).Add(f => f.Entry, ExpenseFormModel.Of(row, Ledger)).Add(f => f.Choices, Choices));
        Assert.Empty(Guards(form));
        Field(form, "Amount").Input("60");
        form.WaitForAssertion(() => Assert.Equal(["Groceries: 50% → 60%, CHF\u00A040 left"], Guards(form)));

        await SpendAsync("Groceries", 1_000);
        Time.Advance(TimeSpan.FromSeconds(1));

        form.WaitForAssertion(() => Assert.Equal(["Groceries: 60% → 70%, CHF\u00A030 left"], Guards(form)));
    }

    async Task SetAsync(string? category, long minor, BudgetCycleKind cycle = BudgetCycleKind.Month) =>
        await Budgets.AddAsync(
            Ledger.Member,
            new(Choices.SingleOrDefault(c => c.Name == category)?.Id, new Money(minor, Ledger.Member.Currency), cycle),
            Today);

    async Task<Core.Expenses.ExpenseRow> SpendAsync(string category, long minor) => await House.Expenses.AddAsync(
        Ledger.Member, Guid.CreateVersion7(),
        await House.FieldsAsync(Ledger.Member, minor: minor, category: category, date: "2026-11-23"));

    static IEnumerable<string> Guards<T>(IRenderedComponent<T> part) where T : IComponent =>
        part.FindAll("[data-guard]").Select(line => line.TextContent);
}
