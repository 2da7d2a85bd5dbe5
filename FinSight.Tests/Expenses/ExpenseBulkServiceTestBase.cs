using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses;

/// <summary>Actions on many expenses at once.</summary>
public abstract class ExpenseBulkServiceTestBase : ServiceTestBase
{
    private protected static readonly DateOnly Day = new(2026, 1, 31);

    private protected ExpenseBulkService Bulk => House.Get<ExpenseBulkService>();

    public static TheoryData<string> Actions => ["delete", "move", "date", "tag"];

    private protected async Task RunAsync(string action, ExpenseSelection pick, Member? by = null) =>
        await (action switch
        {
            "delete" => Bulk.DeleteAsync(by ?? Mara, pick),
            "move" => Bulk.MoveAsync(by ?? Mara, pick, (await House.CategoryAsync(Mara, "Home")).Id),
            "date" => Bulk.DateAsync(by ?? Mara, pick, Day),
            _ => Bulk.TagAsync(by ?? Mara, pick, ["work"]),
        });

    private protected bool IsDone(string action, Row row) => action switch
    {
        "move" => row.Category == "Home",
        "date" => row.Date == Day,
        _ => row.Tags == "work",
    };

    private protected async Task SpendAsync(string title, int count)
    {
        var fields = await House.FieldsAsync(Mara, title, 100, "Travel");
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(fields, count));
    }

    private protected async Task<List<Row>> RowsAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        var categories = await db.Categories.ToDictionaryAsync(c => c.Id, c => c.Name);
        var tags = await db.Tags.ToDictionaryAsync(t => $"{t.Id:N}", t => t.Name);
        return
        [
            .. (await db.Expenses.Where(e => e.DeletedAt == null).OrderBy(e => e.Seq).ToListAsync())
                .Select(e => new Row(
                    e.Id,
                    e.Title,
                    e.Date,
                    categories[e.CategoryId],
                    string.Join(' ', (e.TagIds?.Split(' ') ?? []).Select(id => tags[id])))),
        ];
    }

    private protected sealed record Row(Guid Id, string Title, DateOnly Date, string Category, string Tags);
}
