using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Doctor;

public sealed class IndexRepairTests : HouseTest
{
    [Theory]
    [InlineData("DELETE FROM ExpenseTags", 7)]
    [InlineData("DELETE FROM ExpenseTags WHERE Seq = (SELECT min(Seq) FROM ExpenseTags)", 1)]
    [InlineData("UPDATE ExpenseTags SET Date = '2020-02-02' WHERE Seq = (SELECT min(Seq) FROM ExpenseTags)", 2)]
    [InlineData("INSERT INTO ExpenseTags SELECT LedgerId, TagId, Date, 99 FROM ExpenseTags LIMIT 1", 1)]
    [InlineData("DELETE FROM ExpenseTexts WHERE rowid = (SELECT max(Seq) FROM Expenses)", 1)]
    [InlineData("INSERT INTO ExpenseTexts (rowid, Title) VALUES (99, 'Ghost')", 1)]
    [InlineData("INSERT INTO ExpenseTexts (rowid, Title) SELECT Seq, Title FROM Expenses WHERE DeletedAt IS NOT NULL", 1)]
    public async Task A_wrong_entry_is_found_and_mended(string plant, int entries)
    {
        var fields = await House.FieldsAsync(Mara);
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(fields, 4));
        await House.Get<ExpenseBulk>().TagAsync(Mara, ExpensePick.All(ExpenseFilter.Everything), ["work"]);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var first = await db.Expenses.OrderBy(e => e.Seq).Select(e => e.Id).FirstAsync();
        await House.Expenses.DeleteAsync(Mara, first);
        await House.Get<ExpenseBulk>().TagAsync(Mara, ExpensePick.All(ExpenseFilter.Everything), ["trip"]);
        Assert.Empty(await FindAsync());

        await db.Database.ExecuteSqlRawAsync(plant);

        Assert.All(await FindAsync(), fault => Assert.True(fault.Mendable, fault.Sentence));
        Assert.NotEmpty(await FindAsync());
        Assert.Equal(entries, await House.Get<IndexRepair>().RunAsync());
        Assert.Empty(await FindAsync());
        Assert.Equal(0, await House.Get<IndexRepair>().RunAsync());
    }

    Task<IReadOnlyList<Fault>> FindAsync() => House.Get<Checkup>().FindAsync();
}
