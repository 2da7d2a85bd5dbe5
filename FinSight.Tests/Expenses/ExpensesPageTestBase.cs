using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Expenses;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Expenses;

/// <summary>The page of all expenses.</summary>
public abstract class ExpensesPageTestBase : SignedInComponentTestBase
{
    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected string? Asked() => System.Web.HttpUtility.ParseQueryString(new Uri(Navigation.Uri).Query)["q"];

    protected async Task<ExpenseRow> SpendAsync(
        string title, long minor, string category = "Groceries", DateOnly? date = null) =>
        await House.Expenses.AddAsync(Ledger.Member, Guid.CreateVersion7(),
            (await House.FieldsAsync(Ledger.Member, title, minor, category)) with { Date = date ?? Today });

    protected IRenderedComponent<ExpensesPage> Draw(string address = ExpenseListAddress.Path)
    {
        Navigation.NavigateTo(address);
        return Show<ExpensesPage>(_ => { });
    }

    protected static IElement Bar(IRenderedComponent<ExpensesPage> page, string name) =>
        page.FindAll(".bulk-bar button").Single(b => b.TextContent.Trim() == name);

    protected static IEnumerable<string> Titles(IRenderedComponent<ExpensesPage> page) =>
        page.FindAll("tr[data-expense-id] .title").Select(t => t.TextContent);

    protected static string Said(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
