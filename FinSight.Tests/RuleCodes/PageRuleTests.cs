using Bunit;
using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Web.Components;
using FinSight.Web.Features.Categories;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Undo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.RuleCodes;

/// <summary>
/// What a page says of a row that is not as it was, where the click that meets it knows more than the guard.
/// </summary>
public sealed class PageRuleTests : SignedInComponentTestBase
{
    [Fact]
    public async Task Picked_rows_of_which_one_is_gone_are_to_be_picked_again()
    {
        var row = await SpendAsync();
        var selection = new RowSelection();
        selection.Toggle(row, [row]);
        var bar = Show<BulkBar>(p =>
            p.Add(b => b.Selection, selection)
                .Add(b => b.Rows, [row])
                .Add(b => b.Filter, ExpenseFilter.Everything)
                .Add(b => b.Choices, Choices)
                .Add(b => b.Today, Today));
        await RemoveAsync(row);
        await bar.FindAll("button").Single(button => button.TextContent == "Delete").ClickAsync();
        Assert.Equal("One of these is gone for good. Select again.", bar.Find(".error").TextContent);
    }

    [Fact]
    public async Task An_edit_of_a_row_that_is_gone_is_kept_and_saved_nowhere()
    {
        var row = await SpendAsync();
        var form = Show<EditExpenseForm>(
            p => p.Add(f => f.Row, row).Add(f => f.Entry, ExpenseFormModel.Of(row, Ledger))
            .Add(f => f.Choices, Choices));
        await RemoveAsync(row);
        form.Input("#edit-title", "Green tea");
        await form.SubmitAsync("form");
        Assert.Equal("Someone removed this meanwhile. Nothing was saved.", form.Find(".error").TextContent);
        Assert.Equal("Green tea", form.Find("#edit-title").GetAttribute("value"));
    }

    [Fact]
    public async Task A_row_in_the_trash_is_not_repeated()
    {
        var row = await SpendAsync();
        var item = Show<ExpenseItem>(
            p => p.Add(i => i.Ledger, Ledger).Add(i => i.Row, row).Add(i => i.Category, Choices[0]));
        await House.Expenses.DeleteAsync(Ledger.Member, row.Id);
        await item.ClickAsync("[aria-label^=Repeat]");
        Assert.Equal("Someone deleted this meanwhile.", Services.GetRequiredService<ToastService>().Current!.Text);
    }

    [Fact]
    public async Task A_category_that_somebody_changed_is_looked_at_before_it_is_merged()
    {
        await SpendAsync();
        var lines = (await House.Get<CategoryService>().ListAsync(Ledger.Member)).Lines;
        var groceries = lines.Single(line => line.Category.Name == "Groceries");
        var editor = Show<CategoryEditor>(p =>
            p.Add(e => e.Line, groceries)
                .Add(e => e.Entry, CategoryFormModel.Of(groceries.Category))
                .Add(e => e.All, lines)
                .Add(e => e.Places, AllowedCategoryMoves.Of(groceries, lines)));
        await House.Get<CategoryService>().EditAsync(
            Ledger.Member, groceries.Category.Id, groceries.Category.Version,
            new("Food", "🍎", groceries.Category.Color));
        editor.Change("#merge-into", lines[^1].Category.Id.ToString());
        await editor.SubmitAsync("form.merge");
        Assert.Equal(
            "Someone changed this meanwhile to 🍎 Food. Look, then do it again.",
            editor.Find(".tools + .error").TextContent);
    }

    [Fact]
    public async Task Any_other_row_that_somebody_changed_is_to_be_looked_at_too()
    {
        var guard = Services.GetRequiredService<EventErrorHandler>();
        Assert.False(await guard.TryAsync(() => throw new ConflictException<string>("theirs")));
        Assert.Equal(
            "Someone changed this meanwhile. Look, then do it again.",
            Services.GetRequiredService<ToastService>().Current!.Text);
    }

    async Task<ExpenseRow> SpendAsync() =>
        (await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, "Tea"))).Row;

    async Task RemoveAsync(ExpenseRow row)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.Expenses.Where(e => e.Id == row.Id).ExecuteDeleteAsync();
    }
}
