using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Doctor;

public sealed class SearchIndexRepairTests : ServiceTestBase
{
    [Theory]
    [InlineData("DELETE FROM ExpenseTags", 7)]
    [InlineData("DELETE FROM ExpenseTags WHERE Seq = (SELECT min(Seq) FROM ExpenseTags)", 1)]
    [InlineData("UPDATE ExpenseTags SET Date = '2020-02-02' WHERE Seq = (SELECT min(Seq) FROM ExpenseTags)", 2)]
    [InlineData("INSERT INTO ExpenseTags SELECT LedgerId, TagId, Date, 99 FROM ExpenseTags LIMIT 1", 1)]
    [InlineData("DELETE FROM ExpenseTexts WHERE rowid = (SELECT max(Seq) FROM Expenses)", 1)]
    [InlineData("INSERT INTO ExpenseTexts (rowid, Title) VALUES (99, 'Ghost')", 1)]
    [InlineData(
        "INSERT INTO ExpenseTexts (rowid, Title) SELECT Seq, Title FROM Expenses WHERE DeletedAt IS NOT NULL", 1)]
    [InlineData(
        "DELETE FROM ExpenseTexts WHERE rowid = 2; INSERT INTO ExpenseTexts (rowid, Title) SELECT 2, words(Id, 'Tea') FROM Ledgers",
        1)]
    [InlineData(
        "DELETE FROM ExpenseTexts WHERE rowid = 2; INSERT INTO ExpenseTexts (rowid, Title) SELECT 2, words(Id, 'Coffee Coffee') FROM Ledgers",
        1)]
    [InlineData(
        "DELETE FROM ExpenseTexts WHERE rowid = 3; INSERT INTO ExpenseTexts (rowid, Note) SELECT 3, words(Id, 'Coffee') FROM Ledgers",
        1)]
    [InlineData("DELETE FROM ExpenseTexts WHERE rowid = 3; INSERT INTO ExpenseTexts (rowid) VALUES (3)", 1)]
    public async Task A_wrong_entry_is_found_and_mended(string plant, int entries)
    {
        var fields = await House.FieldsAsync(Mara);
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(fields, 4));
        await House.Get<ExpenseBulkService>().TagAsync(Mara, ExpenseSelection.All(ExpenseFilter.Everything), ["work"]);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var first = await db.Expenses.OrderBy(e => e.Seq).Select(e => e.Id).FirstAsync();
        await House.Expenses.DeleteAsync(Mara, first);
        await House.Get<ExpenseBulkService>().TagAsync(Mara, ExpenseSelection.All(ExpenseFilter.Everything), ["trip"]);
        Assert.Empty(await FindAsync());

        await db.Database.ExecuteSqlRawAsync(plant);

        Assert.All(await FindAsync(), fault => Assert.True(fault.Mendable, fault.Sentence));
        Assert.NotEmpty(await FindAsync());
        Assert.Equal(entries, await House.Get<SearchIndexRepair>().RunAsync());
        Assert.Empty(await FindAsync());
        Assert.Equal(0, await House.Get<SearchIndexRepair>().RunAsync());
    }

    [Fact]
    public async Task Two_expenses_that_are_found_by_each_others_words_are_told_word_by_word()
    {
        foreach (var title in new[] { "Green tea", "Café", "Rent" })
            await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title));
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync("""
            DELETE FROM ExpenseTexts WHERE rowid < 3;
            INSERT INTO ExpenseTexts (rowid, Title) SELECT 1, words(Id, 'Café') FROM Ledgers UNION ALL SELECT 2, words(Id, 'Green tea') FROM Ledgers
            """);
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(
                [
                    "Expense number 1 is found by the word 'cafe', which it does not have.",
                    "Expense number 1 is not found by its word 'green'.",
                    "Expense number 1 is not found by its word 'tea'.",
                    "Expense number 2 is not found by its word 'cafe'.",
                    "Expense number 2 is found by the word 'green', which it does not have.",
                    "Expense number 2 is found by the word 'tea', which it does not have.",
                ],
                (await FindAsync()).Select(fault => fault.Sentence));
        }
        Assert.Equal(2, await House.Get<SearchIndexRepair>().RunAsync());
        Assert.Empty(await FindAsync());
    }

    Task<IReadOnlyList<DoctorFault>> FindAsync() => House.Get<DatabaseCheckup>().FindAsync();
}
