using FinSight.Core.Backup;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Backup;

/// <summary>Two servers, and a ledger on its way from one to the other.</summary>
public abstract class LedgerFileTestBase : IAsyncLifetime
{
    private protected TempFolder Way { get; } = new();

    private protected TestServices _there = null!;
    private protected TestServices _here = null!;
    private protected Member _mara = null!;
    private protected Member _noah = null!;

    private protected string Sent => Path.Combine(Way.Path, "ledger.zip");

    public async Task InitializeAsync()
    {
        (_there, _here) = (await TestServices.OpenAsync(), await TestServices.OpenAsync());
        (_mara, _noah) = (await _there.MoveInAsync(firstDay: Month.LastWorkingDay), await _here.MoveInAsync("Noah"));
    }

    public async Task DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
        Way.Dispose();
    }

    /// <returns>The id of an expense that was edited.</returns>
    private protected async Task<Guid> FurnishAsync(Member mara)
    {
        var tea = Guid.CreateVersion7();
        await _there.Expenses.AddAsync(
            mara, tea, await _there.FieldsAsync(mara, "Tea", 320) with { Tags = ["summer"], Note = "☕ \"quoted\"" });
        var row = (await _there.Expenses.FindAsync(mara, tea))!;
        await _there.Expenses.EditAsync(
            mara, tea, row.Version,
            new ExpenseEdit { Title = "Green tea", Amount = new Money(330, mara.Currency), Tags = ["summer", "tea"] });
        var noah = await _there.JoinAsync(mara, "Jonas");
        await _there.Expenses.AddAsync(
            noah, Guid.CreateVersion7(), await _there.FieldsAsync(noah, "Refund", -1200, "Gifts", "2026-10-03"));
        var gone = Guid.CreateVersion7();
        await _there.Expenses.AddAsync(mara, gone, await _there.FieldsAsync(mara, "Gone", 700, "Gifts"));
        await _there.Expenses.DeleteAsync(mara, gone);
        var gifts = (await _there.CategoryAsync(mara, "Gifts")).Id;
        await _there.Get<BudgetService>()
            .AddAsync(
                mara, new(null, new Money(50000, mara.Currency), BudgetCycleKind.Month), new DateOnly(2026, 11, 20));
        await _there.Get<CategoryService>().ArchiveAsync(mara, gifts);
        return tea;
    }

    private protected async Task TakeAsync(Member member)
    {
        await using var taken = await _there.Get<LedgerFileService>().TakeAsync(member, ClientInfo.Unknown);
        await using var file = File.Create(Sent);
        await taken.CopyToAsync(file);
    }

    private protected async Task<Member> BringAsync(Member member)
    {
        await using var file = File.OpenRead(Sent);
        var id =
            await _here.Get<LedgerFileService>().BringAsync(await _here.SignInAsync(member), file, ClientInfo.Unknown);
        return await _here.Get<LedgerAccessService>().EnterAsync(member.UserId, id);
    }

    private protected static async Task<List<string>> TotalsAsync(TestServices house, Member member)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        return [.. (await db.DailyTotals.Where(t => t.LedgerId == member.LedgerId)
            .Join(
                db.Categories, t => new { t.LedgerId, Id = t.CategoryId }, c => new { c.LedgerId, c.Id },
                (t, c) => new { c.Name, t.Date, t.Amount, t.Count })
            .ToListAsync())
            .GroupBy(t => $"{t.Name} {t.Date:yyyy-MM}")
            .Select(g => $"{g.Key}: {g.Sum(t => t.Amount)} ({g.Sum(t => t.Count)})")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>All that people see of it, without ids.</summary>
    private protected static async Task<List<string>> RowsAsync(TestServices house, Member member)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        var categories = await db.Categories.Where(c => c.LedgerId == member.LedgerId).ToDictionaryAsync(c => c.Id);
        var tags = await db.Tags.Where(t => t.LedgerId == member.LedgerId)
            .ToDictionaryAsync(t => $"{t.Id:N}", t => t.Name);
        List<string> rows =
        [
            .. categories.Values.Select(c =>
                $"{c.Name} {c.Icon} {c.Color} {c.Position} {c.Archived} {c.Version} under "
                + $"{(c.ParentId is { } id ? categories[id].Name : "")}"),
            .. (await db.Expenses.Where(e => e.LedgerId == member.LedgerId).ToListAsync()).Select(e =>
                $"{e.Title} {e.Amount} {e.Date} {e.Note} {e.CreatedAt:O} {e.DeletedAt:O} {e.Version} "
                + $"{categories[e.CategoryId].Name} "
                + string.Join(
                    ' ',
                    (e.TagIds ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => tags[id]).Order())),
            .. (await db.Budgets.Where(b => b.LedgerId == member.LedgerId).ToListAsync())
            .Select(b => $"{b.Amounts} {b.Cycle} {b.StartsOn}"),
            .. (await db.Changes.Where(c => c.LedgerId == member.LedgerId && c.Entity != "Membership").ToListAsync())
                .Select(c => $"{c.Entity} {c.Kind} {c.At:O} {c.EntityVersion} {c.After?.Length} {c.Before?.Length}"),
        ];
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
