using FinSight.Core.Categories;
using FinSight.Core.Expenses;

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
}
