using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Moves;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Moves;

/// <summary>Mara's own ledger, and that of her household.</summary>
public abstract class MoveTestBase : ServiceTestBase
{
    protected Member Home { get; private set; } = null!;

    protected ExpenseMoveService Moves => House.Get<ExpenseMoveService>();

    protected UndoService Undo => House.Get<UndoService>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Home = await House.FoundAsync(Mara);
    }

    protected async Task<ExpenseRow> SpendAsync(
        Member member, string title = "Coffee", long minor = 450, params string[] tags) =>
        await House.Expenses.AddAsync(
            member,
            Guid.CreateVersion7(),
            await House.FieldsAsync(member, title, minor) with { Note = "hot", Tags = tags });

    protected Task<ExpenseMoveResult> MoveAsync(params ExpenseRow[] rows) =>
        Moves.MoveAsync(Mara, Home, ExpenseSelection.Of(rows.Select(row => row.Id)));

    /// <summary>The titles that a ledger lists, sorted; the database is sound, and the totals agree.</summary>
    protected async Task<IReadOnlyList<string>> TitlesAsync(Member member)
    {
        await House.Contexts.AssertSoundAsync();
        var search = House.Get<ExpenseSearchService>();
        var rows = (await search.PageAsync(member, new ExpenseListRequest(ExpenseFilter.Everything))).Page.Rows;
        var totals = await search.TotalsAsync(member, ExpenseFilter.Everything);
        if (rows.Count < ExpensePage.Size)
            Assert.Equal((rows.Count, rows.Sum(row => row.Amount)), (totals.Count, totals.Amount));
        return [.. rows.Select(row => row.Title).Order(StringComparer.Ordinal)];
    }

    protected async Task<Category> AddCategoryAsync(Member member, string name, Guid? parentId = null)
    {
        var id = (await House.Get<CategoryService>().AddAsync(
            member, new CategoryInput(name, "🥐", "eating", ParentId: parentId))).Row.Id;
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.Categories.AsNoTracking().SingleAsync(c => c.LedgerId == member.LedgerId && c.Id == id);
    }

    protected async Task ChangeRoleAsync(Member member, Role role)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.Memberships.Where(m => m.UserId == member.UserId && m.LedgerId == member.LedgerId)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.Role, role));
    }

    protected Task<Member> AgainAsync(Member member) =>
        House.Get<LedgerAccessService>().EnterAsync(member.UserId, member.LedgerId);
}
