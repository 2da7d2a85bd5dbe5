using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Doctor;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Categories;

public sealed class CategoryNameTests : CategoryTestBase
{
    [Theory]
    [InlineData("CAFÉ")]
    [InlineData("Cafe\u0301")]
    [InlineData("cafe\u0301")]
    [InlineData("  Café ")]
    [InlineData("Ｃａｆé")]
    [InlineData("Ca\u200Bfé")]
    [InlineData("Cafe")]
    [InlineData("CAFÈ")]
    public async Task A_name_that_reads_the_same_is_taken(string name)
    {
        await AddAsync("Café");
        var problem = await Assert.ThrowsAsync<RuleException>(() => AddAsync(name));

        Assert.Equal(
            (FieldNames.Name, "There is a category named Café already. Choose another name."),
            (problem.Field, problem.Said()));
        var other = await House.CategoryAsync(Mara, "Travel");
        await Assert.ThrowsAsync<RuleException>(() => RenameAsync(CategoryRow.Of(other), name));
    }

    [Fact]
    public async Task Two_names_that_differed_in_accents_before_that_counted_stay_and_can_be_changed()
    {
        var café = await AddAsync("Café");
        var other = await AddAsync("Bistro");
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync(
                $"UPDATE Categories SET Name = 'Cafe', NameKey = 'CAFE' WHERE Name = 'Bistro'");

        await Categories.EditAsync(Mara, café.Id, café.Version, new("Café", "🍰", "gifts"));
        var cafe = await Categories.EditAsync(Mara, other.Id, other.Version, new("CAFE", "🍰", "gifts"));
        Assert.Equal("CAFE", cafe.Row.Name);
        await Assert.ThrowsAsync<RuleException>(
            () => Categories.EditAsync(Mara, other.Id, cafe.Row.Version, new("Cafè", "🍰", "gifts")));
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task An_archived_name_is_taken_and_says_so()
    {
        var café = await AddAsync("Café");
        await Categories.ArchiveAsync(Mara, café.Id);
        var problem = await Assert.ThrowsAsync<RuleException>(() => AddAsync("CAFÉ"));
        Assert.Equal("There is an archived category named Café. Revive it, or choose another name.", problem.Said());
    }

    [Fact]
    public async Task Of_one_name_written_many_ways_at_once_exactly_one_is_added()
    {
        string[] ways = ["Café", "CAFÉ", "cafe\u0301", "Cafe\u0301", "café", "cAFÉ"];
        var answers = await Task.WhenAll(ways.Select(way => Task.Run(async () =>
        {
            try { return (await AddAsync(way)).Name; }
            catch (RuleException problem) { return problem.Field; }
        })));

        Assert.Single(answers, answer => answer != FieldNames.Name);
        Assert.Single(await NamesAsync(), name => name.StartsWith("ca", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Two_ledgers_may_use_the_same_name()
    {
        var jonas = await House.MoveInAsync("Jonas");
        await AddAsync("Café");
        Assert.Equal("Café", (await Categories.AddAsync(jonas, new("Café", "☕", "eating"))).Row.Name);
    }
}
