using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Categories;

public sealed class CategoryLifeTests : CategoryTestBase
{
    [Fact]
    public async Task An_archived_category_takes_no_new_expense_until_it_is_revived()
    {
        await Categories.ArchiveAsync(Mara, IdOf("Travel"));
        var problem = await Assert.ThrowsAsync<RuleException>(() => SpendAsync("Travel", 100));
        Assert.Equal(FieldNames.Category, problem.Field);

        await Categories.ReviveAsync(Mara, IdOf("Travel"));
        await SpendAsync("Travel", 100);
    }

    [Fact]
    public async Task The_last_category_in_use_stays()
    {
        var lines = (await Categories.ListAsync(Mara)).Lines;
        foreach (var line in lines.Skip(1)) await Categories.ArchiveAsync(Mara, line.Category.Id);

        await Assert.ThrowsAsync<RuleException>(() => Categories.ArchiveAsync(Mara, lines[0].Category.Id));
        await Assert.ThrowsAsync<RuleException>(() => Categories.RemoveAsync(Mara, lines[0].Category.Id));
    }

    [Fact]
    public async Task Only_an_empty_category_can_be_removed()
    {
        var row = await SpendAsync("Travel", 100);
        await Assert.ThrowsAsync<RuleException>(() => Categories.RemoveAsync(Mara, IdOf("Travel")));

        await House.Expenses.DeleteAsync(Mara, row.Id);
        Assert.False((await LineAsync("Travel")).IsEmpty);
        await Assert.ThrowsAsync<RuleException>(() => Categories.RemoveAsync(Mara, IdOf("Travel")));

        Assert.True((await LineAsync("Gifts")).IsEmpty);
        await Categories.RemoveAsync(Mara, IdOf("Gifts"));
        Assert.DoesNotContain("Gifts", await NamesAsync());
    }

    [Fact]
    public async Task A_category_cannot_be_removed_while_it_is_written_to()
    {
        var fields = await House.FieldsAsync(Mara, category: "Travel");
        var adding = Task.Run(async () =>
        {
            try { return (await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields)).Row.Title; }
            catch (RuleException problem) { return problem.Field; }
        });
        var removing = Task.Run(async () =>
        {
            try { await Categories.RemoveAsync(Mara, fields.CategoryId); return FieldNames.Category; }
            catch (RuleException) { return fields.Title; }
        });

        Assert.Equal(await adding, await removing);
        await House.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task A_branch_is_archived_whole_revived_upwards_and_not_removed_or_merged()
    {
        await PutUnderAsync("Travel", "Transport");
        await PutUnderAsync("Gifts", "Travel");
        Assert.Equal((2, 3), ((await LineAsync("Travel")).Level, (await LineAsync("Gifts")).Level));
        await Assert.ThrowsAsync<RuleException>(() => Categories.RemoveAsync(Mara, IdOf("Transport")));
        await Assert.ThrowsAsync<RuleException>(() => MergeAsync("Transport", "Home"));

        await Categories.ArchiveAsync(Mara, IdOf("Transport"));
        Assert.True((await LineAsync("Gifts")).Category.Archived);
        await Categories.ReviveAsync(Mara, IdOf("Travel"));
        Assert.False((await LineAsync("Transport")).Category.Archived);
        Assert.True((await LineAsync("Gifts")).Category.Archived);
    }

    async Task PutUnderAsync(string child, string parent)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync(
            $"UPDATE Categories SET ParentId = {IdOf(parent)} WHERE Id = {IdOf(child)}");
    }
}
