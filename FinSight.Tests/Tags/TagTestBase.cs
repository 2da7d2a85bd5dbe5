using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;

namespace FinSight.Tests.Tags;

/// <summary>Mara's ledger, where expenses carry tags.</summary>
public abstract class TagTestBase : ServiceTestBase
{
    protected TagService Tags => House.Get<TagService>();

    protected UndoService Undo => House.Get<UndoService>();

    protected async Task<ExpenseRow> SpendAsync(string title, params string[] tags) => await House.Expenses.AddAsync(
        Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title) with { Tags = tags });

    protected async Task<ExpenseRow> EditAsync(ExpenseRow row, IReadOnlyList<string>? tags, string? title = null) =>
        await House.Expenses.EditAsync(
            Mara, row.Id, row.Version, await House.FieldsAsync(Mara, title ?? row.Title) with { Tags = tags });

    protected async Task SpendManyAsync(int count, params string[] tags)
    {
        var fields = await House.FieldsAsync(Mara) with { Tags = tags };
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(fields, count));
    }

    protected async Task<TagListItem> TagAsync(string name) =>
        (await Tags.ListAsync(Mara)).Tags.Single(tag => tag.Name == name);

    /// <summary>Each with its count.</summary>
    protected async Task<string> AllAsync(Member? member = null) =>
        string.Join(' ', (await Tags.ListAsync(member ?? Mara)).Tags.Select(tag => $"{tag.Name}:{tag.Count}"));

    protected async Task<string> TagsOfAsync(ExpenseRow row)
    {
        var view = await House.Get<DashboardService>()
            .ViewAsync(Mara, new DashboardRequest(null, new DateOnly(2026, 11, 23)));
        return string.Join(' ', view.Expenses.Rows.Single(r => r.Id == row.Id).Tags);
    }
}
