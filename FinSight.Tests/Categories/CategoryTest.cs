using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Categories;

/// <summary>Mara's ledger with its starter categories.</summary>
public abstract class CategoryTest : IAsyncLifetime
{
    Dictionary<string, Guid> _starters = [];

    private protected TestHouse House { get; private set; } = null!;

    private protected Member Mara { get; private set; } = null!;

    private protected CategoryService Categories => House.Get<CategoryService>();

    public async Task InitializeAsync()
    {
        House = await TestHouse.OpenAsync();
        Mara = await House.MoveInAsync();
        _starters = (await Categories.ListAsync(Mara)).Lines.ToDictionary(line => line.Category.Name, line => line.Category.Id);
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    private protected Guid IdOf(string starter) => _starters[starter];

    private protected Task<CategoryRow> AddAsync(string name) => Categories.AddAsync(Mara, new(name, "☕", "eating"));

    private protected Task<CategoryRow> RenameAsync(CategoryRow row, string name) =>
        Categories.EditAsync(Mara, row.Id, row.Version, new(name, row.Icon, row.Color));

    private protected async Task<CategoryRow> MergeAsync(string name, string into) => await Categories.MergeAsync(
        Mara, IdOf(name), (await LineAsync(name)).Category.Version, IdOf(into));

    private protected async Task<CategoryLine> LineAsync(string name) =>
        (await Categories.ListAsync(Mara)).Lines.Single(line => line.Category.Name == name);

    private protected async Task<List<string>> NamesAsync() =>
        [.. (await Categories.ListAsync(Mara)).Lines.Select(line => line.Category.Name)];

    private protected async Task<ExpenseRow> SpendAsync(string category, long minor) => await House.Expenses.AddAsync(
        Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, minor: minor, category: category));
}
