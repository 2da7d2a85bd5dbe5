using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Demo;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses;

public sealed class TrashServiceTests : ServiceTestBase
{
    [Fact]
    public async Task It_names_who_deleted_an_expense_whoever_touched_it_since()
    {
        var row = (await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara))).Row;
        var jonas = await House.JoinAsync(Mara, "Jonas");
        await House.Expenses.DeleteAsync(jonas, row.Id);
        var (from, into) = (await House.CategoryAsync(Mara), await House.CategoryAsync(Mara, "Home"));
        await House.Get<CategoryService>().MergeAsync(Mara, from.Id, from.Version, into.Id);

        var told = Assert.Single((await House.Get<TrashService>().PageAsync(Mara)).Rows);

        Assert.StartsWith("Jonas", told.By, StringComparison.Ordinal);
        Assert.Equal("Home", told.Category.Name);
    }

    [Fact]
    public async Task Sample_expenses_that_left_together_are_not_in_it_and_one_that_was_deleted_is()
    {
        var (demo, trash) = (House.Get<DemoService>(), House.Get<TrashService>());
        await demo.FillAsync(Mara, new DateOnly(2026, 11, 23), key => key);
        var removed = await demo.RemoveAsync(Mara);
        Assert.Empty((await trash.PageAsync(Mara)).Rows);

        await House.Get<UndoService>().RedoAsync(Mara, removed.OriginId);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var one = await db.Expenses.Where(e => e.LedgerId == Mara.LedgerId && e.DeletedAt == null)
            .Select(e => e.Id).FirstAsync();
        await House.Expenses.DeleteAsync(Mara, one);
        Assert.Equal(one, Assert.Single((await trash.PageAsync(Mara)).Rows).Id);
    }
}
