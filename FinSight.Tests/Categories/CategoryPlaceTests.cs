using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Doctor;

namespace FinSight.Tests.Categories;

public sealed class CategoryPlaceTests : CategoryTestBase
{
    [Fact]
    public async Task A_category_goes_under_another_after_its_siblings_and_back_to_the_top()
    {
        var coffee = await Categories.AddAsync(Mara, new("Coffee", "☕", "eating", ParentId: IdOf("Eating out")));
        await PutAsync("Gifts", "Eating out");
        Assert.Equal(
            ["Groceries:1", "Eating out:1", "Coffee:2", "Gifts:2", "Transport:1"], (await PlacesAsync()).Take(5));
        var view = await House.Get<DashboardService>().ViewAsync(Mara, new DashboardRequest(null, new(2026, 11, 23)));
        Assert.Equal(await PlacesAsync(), view.Choices.Select(c => $"{c.Name}:{c.Level}"));

        await PutAsync("Gifts", null);
        Assert.Equal("Gifts:1", (await PlacesAsync())[^1]);
        Assert.Equal(IdOf("Eating out"), coffee.Row.ParentId);
    }

    [Fact]
    public async Task No_category_lies_deeper_than_three_levels_or_below_itself()
    {
        await PutAsync("Gifts", "Travel");
        await PutAsync("Kids", "Gifts");
        Assert.Equal(FieldNames.Parent, await ProblemAsync(() => PutAsync("Home", "Kids")));
        Assert.Equal(FieldNames.Parent, await ProblemAsync(() => PutAsync("Travel", "Home")));
        Assert.Equal(FieldNames.Parent, await ProblemAsync(() => PutAsync("Travel", "Kids")));
        Assert.Equal(FieldNames.Parent, await ProblemAsync(() => PutAsync("Travel", "Travel")));
        await Categories.ArchiveAsync(Mara, IdOf("Other"));
        Assert.Equal(FieldNames.Parent, await ProblemAsync(() => PutAsync("Home", "Other")));
        Assert.Equal(
            ["Travel:1", "Gifts:2", "Kids:3"],
            (await PlacesAsync()).Where(
                p => p[..3] is "Tra" or "Gif" or "Kid" && !p.StartsWith("Transport", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_moves_under_each_other_at_once_leave_no_circle()
    {
        await Task.WhenAll(
            Task.Run(() => ProblemAsync(() => PutAsync("Travel", "Home"))),
            Task.Run(() => ProblemAsync(() => PutAsync("Home", "Travel"))));
        Assert.Equal(12, (await PlacesAsync()).Count);
    }

    [Fact]
    public async Task A_redo_that_would_make_a_circle_leaves_the_category_alone()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas");
        await PutAsync("Travel", "Home");
        await House.Get<UndoService>().UndoAsync(Mara);
        var home = (await LineAsync("Home")).Category;
        await Categories.EditAsync(jonas, home.Id, home.Version, Fields(home) with { ParentId = IdOf("Travel") });

        Assert.Equal(["Travel"], (await House.Get<UndoService>().RedoAsync(Mara))!.LeftAlone);
        Assert.Equal(12, (await PlacesAsync()).Count);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Other_names_are_kept_once_each_and_left_alone_by_an_edit_that_says_nothing_of_them()
    {
        var row = await CallAsync("Groceries", "Food", " supermarket ", "FOOD", "groceries");
        Assert.Equal(["Food", "supermarket"], row.Aliases);
        Assert.Equal(row.Aliases, (await RenameAsync(row, "Shop")).Aliases);
        Assert.Empty((await CallAsync("Shop")).Aliases);
    }

    [Theory]
    [InlineData("Home")]
    [InlineData("hOME")]
    [InlineData("Ｃａｓａ")]
    public async Task Another_name_can_t_be_one_of_another_category(string alias)
    {
        await CallAsync("Home", "Casa");
        Assert.Equal(FieldNames.Aliases, await ProblemAsync(() => CallAsync("Travel", alias)));
        Assert.Equal(FieldNames.Aliases, await ProblemAsync(() => CallAsync("Travel", "a,b")));
        Assert.Equal(FieldNames.Aliases, await ProblemAsync(() => CallAsync("Travel", new string('a', 41))));
        Assert.Equal(FieldNames.Name, await ProblemAsync(() => AddAsync("CASA")));
        Assert.Empty((await LineAsync("Travel")).Category.Aliases);
    }

    [Fact]
    public async Task Other_names_have_room_for_four_hundred_characters()
    {
        var names = Enumerable.Range(0, 20).Select(i => new string('a', 19) + (char)('a' + i)).ToArray();
        Assert.Equal(FieldNames.Aliases, await ProblemAsync(() => CallAsync("Travel", names)));
        Assert.Equal(19, (await CallAsync("Travel", names[..19])).Aliases.Count);
    }

    [Fact]
    public async Task Of_two_merges_against_each_other_one_is_refused()
    {
        for (var i = 0; i < 8; i++)
        {
            var (travel, home) = ((await LineAsync("Travel")).Category, (await LineAsync("Home")).Category);
            var problems = await Task.WhenAll(
                Task.Run(() => ProblemAsync(() => Categories.MergeAsync(Mara, travel.Id, travel.Version, home.Id))),
                Task.Run(() => ProblemAsync(() => Categories.MergeAsync(Mara, home.Id, home.Version, travel.Id))));
            Assert.Single(problems, problem => problem is not null);
            Assert.Single(new[] { await LineAsync("Travel"), await LineAsync("Home") }, line => line.Category.Archived);
            await House.Get<UndoService>().UndoAsync(Mara);
        }
    }

    static CategoryInput Fields(CategoryRow row) => new(row.Name, row.Icon, row.Color, ParentId: row.ParentId);

    async Task<CategoryRow> PutAsync(string name, string? parent)
    {
        var row = (await LineAsync(name)).Category;
        return await Categories.EditAsync(
            Mara, row.Id, row.Version, Fields(row) with { ParentId = parent is null ? null : IdOf(parent) });
    }

    async Task<CategoryRow> CallAsync(string name, params string[] aliases)
    {
        var row = (await LineAsync(name)).Category;
        return await Categories.EditAsync(Mara, row.Id, row.Version, Fields(row) with { Aliases = aliases });
    }

    /// <summary>The field that is to blame; null where all went well.</summary>
    static async Task<string?> ProblemAsync(Func<Task> change)
    {
        try { await change(); return null; }
        catch (RuleException problem) { return problem.Field; }
        catch (ConflictException<CategoryRow>) { return "stale"; }
    }

    async Task<List<string>> PlacesAsync() =>
        [.. (await Categories.ListAsync(Mara)).Lines.Select(line => $"{line.Category.Name}:{line.Level}")];
}
