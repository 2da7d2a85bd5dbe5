using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Categories;

namespace FinSight.Tests.Categories;

/// <summary>The page of a ledger's categories.</summary>
public abstract class CategoriesPageTestBase : SignedInComponentTestBase
{
    protected CategoryService Categories => House.Get<CategoryService>();

    protected IRenderedComponent<CategoriesPage> Draw() => Show<CategoriesPage>(_ => { });

    protected static void Press(IRenderedComponent<CategoriesPage> page, string name) => Button(page, name).Click();

    protected static IElement Button(IRenderedComponent<CategoriesPage> page, string name) =>
        page.FindAll("button").Single(b => (b.GetAttribute("aria-label") ?? b.TextContent) == name);

    protected static List<string> Names(IRenderedComponent<CategoriesPage> page) =>
        [.. page.FindAll(".category-row .title").Select(title => title.TextContent)];

    protected async Task PutAsync(string name, string parent)
    {
        var row = await LineAsync(name);
        await Categories.EditAsync(
            Ledger.Member, row.Id, row.Version,
            new(row.Name, row.Icon, row.Color, ParentId: (await LineAsync(parent)).Id));
    }

    protected async Task<IReadOnlyList<CategoryLine>> ListAsync() => (await Categories.ListAsync(Ledger.Member)).Lines;

    protected async Task<CategoryRow> LineAsync(string name) =>
        (await ListAsync()).Single(line => line.Category.Name == name).Category;
}
