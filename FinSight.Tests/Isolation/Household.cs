using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Isolation;

/// <summary>A user with a ledger and with one of everything in it.</summary>
sealed record Household(Member Member, Category Category, ExpenseFields Fields, Guid Expense, Guid DeletedExpense)
{
    public const string Canary = "Sparrowhawk";

    public static async Task<Household> FoundAsync(TestHouse house)
    {
        var member = await house.MoveInAsync();
        var category = new Category(member.LedgerId, Canary, "other", "🐦", 99);
        await using (var db = await house.Contexts.CreateDbContextAsync())
        {
            db.WriteAs(member).Categories.Add(category);
            await db.SaveChangesAsync();
        }
        var fields = (await house.FieldsAsync(member, Canary)) with { CategoryId = category.Id };
        var (expense, deleted) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await house.Expenses.AddAsync(member, expense, fields);
        await house.Expenses.AddAsync(member, deleted, fields);
        await house.Expenses.DeleteAsync(member, deleted);
        return new Household(member, category, fields, expense, deleted);
    }
}
