using FinSight.Core.Categories;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Categories;

/// <summary>Mara's ledger with its starter categories.</summary>
public abstract class CategoryTestBase : ServiceTestBase
{
    Dictionary<string, Guid> _starters = [];

    protected CategoryService Categories => House.Get<CategoryService>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _starters = (await Categories.ListAsync(Mara))
            .Lines.ToDictionary(line => line.Category.Name, line => line.Category.Id);
    }

    protected Guid IdOf(string starter) => _starters[starter];

    protected async Task<CategoryRow> AddAsync(string name) =>
        await Categories.AddAsync(Mara, new(name, "☕", "eating"));

    protected async Task<CategoryRow> RenameAsync(CategoryRow row, string name) =>
        await Categories.EditAsync(Mara, row.Id, row.Version, new(name, row.Icon, row.Color));

    protected async Task<CategoryRow> MergeAsync(string name, string into) => await Categories.MergeAsync(
        Mara, IdOf(name), (await LineAsync(name)).Category.Version, IdOf(into));

    protected async Task<CategoryLine> LineAsync(string name) =>
        (await Categories.ListAsync(Mara)).Lines.Single(line => line.Category.Name == name);

    protected async Task<List<string>> NamesAsync() =>
        [.. (await Categories.ListAsync(Mara)).Lines.Select(line => line.Category.Name)];

    protected async Task<ExpenseRow> SpendAsync(string category, long minor) => await House.Expenses.AddAsync(
        Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, minor: minor, category: category));
}
