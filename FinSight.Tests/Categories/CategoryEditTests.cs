using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Categories;

public sealed class CategoryEditTests : CategoryTestBase
{
    [Fact]
    public async Task A_new_category_stands_last_and_takes_expenses()
    {
        var café = await AddAsync("Café");
        await SpendAsync("Café", 450);

        var line = (await Categories.ListAsync(Mara)).Lines[^1];
        Assert.Equal(new CategoryLine(café, 1, 450, 1, 450, 1, IsEmpty: false), line);
    }

    [Fact]
    public async Task An_edit_changes_name_icon_and_colour_at_once_and_may_change_case_only()
    {
        var café = await AddAsync("Café");
        var edited = await Categories.EditAsync(Mara, café.Id, café.Version, new("CAFÉ", "🍷", "kids"));

        Assert.Equal(
            ("CAFÉ", "🍷", "kids", café.Version + 1),
            (edited.Row.Name, edited.Row.Icon, edited.Row.Color, edited.Row.Version));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Single(await db.Changes.Where(c => c.EntityId == café.Id && c.Kind == ChangeKind.Edited).ToListAsync());
    }

    [Fact]
    public async Task An_edit_archives_in_the_same_batch_and_offers_it_again_in_its_new_place()
    {
        var café = await AddAsync("Café");
        var archived = await Categories.EditAsync(
            Mara, café.Id, café.Version, new("Coffee", café.Icon, café.Color), archived: true);
        Assert.Equal(
            ("Coffee", true, café.Version + 1), (archived.Row.Name, archived.Row.Archived, archived.Row.Version));
        await House.Get<UndoService>().UndoAsync(Mara);
        Assert.False((await LineAsync("Café")).Category.Archived);

        await Categories.ArchiveAsync(Mara, café.Id);
        await Categories.ArchiveAsync(Mara, IdOf("Leisure"));
        var now = (await LineAsync("Café")).Category;
        await Categories.EditAsync(
            Mara, now.Id, now.Version, new(now.Name, now.Icon, now.Color, ParentId: IdOf("Leisure")), archived: false);
        Assert.False((await LineAsync("Café")).Category.Archived);
        Assert.False((await LineAsync("Leisure")).Category.Archived);
    }

    [Fact]
    public async Task Whoever_saves_second_sees_the_first_ones_values_and_overwrites_nothing()
    {
        var café = await AddAsync("Café");
        await RenameAsync(café, "Coffee");

        var stale = await Assert.ThrowsAsync<ConflictException<CategoryRow>>(() => RenameAsync(café, "Drinks"));
        Assert.Equal("Coffee", stale.Current.Name);
        var merge = () => Categories.MergeAsync(Mara, café.Id, café.Version, IdOf("Travel"));
        await Assert.ThrowsAsync<ConflictException<CategoryRow>>(merge);
        Assert.False((await LineAsync("Coffee")).Category.Archived);
    }

    [Fact]
    public async Task What_two_changed_in_different_fields_is_merged()
    {
        var (café, jonas) = (await AddAsync("Café"), await House.JoinAsync(Mara, "Jonas"));
        var theirs = await Categories.EditAsync(
            jonas, café.Id, café.Version, new("Coffee", café.Icon, café.Color, ["bar"], IdOf("Leisure")));
        var merged = await Categories.EditAsync(Mara, café.Id, café.Version, new(café.Name, "🍷", "kids"));
        Assert.Equal(
            theirs.Row with { Icon = "🍷", Color = "kids", Version = theirs.Row.Version + 1 },
            merged.Row with { Aliases = theirs.Row.Aliases });
        Assert.Equal(["bar"], merged.Row.Aliases);
    }

    [Fact]
    public async Task What_is_merged_is_held_against_the_rules()
    {
        var (café, leisure) = (await AddAsync("Café"), IdOf("Leisure"));
        await Categories.AddAsync(Mara, new("Bar", "🍷", "eating", ParentId: leisure));
        await Categories.EditAsync(
            Mara, café.Id, café.Version, new(café.Name, café.Icon, café.Color, ParentId: leisure));
        // A name that was free where it stood, and is taken where somebody else has put it.
        var problem = await Assert.ThrowsAsync<RuleException>(() => RenameAsync(café, "Bar"));
        Assert.Equal(FieldNames.Name, problem.Field);
    }

    [Fact]
    public async Task Of_many_edits_at_once_exactly_one_wins()
    {
        var café = await AddAsync("Café");
        var won = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(async () =>
        {
            try { return (await RenameAsync(café, $"Café {i}")).Name; }
            catch (ConflictException<CategoryRow>) { return null; }
        })));
        Assert.Equal((await NamesAsync())[^1], Assert.Single(won, name => name is not null));
    }

    [Fact]
    public async Task A_category_goes_in_front_of_another_or_to_the_end()
    {
        await Categories.MoveAsync(Mara, IdOf("Travel"), IdOf("Groceries"));
        await Categories.MoveAsync(Mara, IdOf("Eating out"), null);

        var names = await NamesAsync();
        Assert.Equal(["Travel", "Groceries", "Transport"], names.Take(3));
        Assert.Equal("Eating out", names[^1]);
    }

    [Fact]
    public async Task A_category_goes_under_another_and_to_its_place_there_in_one_step()
    {
        await Categories.PutAsync(Mara, IdOf("Travel"), IdOf("Leisure"), null);
        await Categories.PutAsync(Mara, IdOf("Gifts"), IdOf("Leisure"), IdOf("Travel"));
        var names = await NamesAsync();
        Assert.Equal(["Leisure", "Gifts", "Travel"], names.Skip(names.IndexOf("Leisure")).Take(3));

        var refused = await Assert.ThrowsAsync<RuleException>(
            () => Categories.PutAsync(Mara, IdOf("Leisure"), IdOf("Gifts"), null));
        Assert.Equal(Rules.Categories.ParentBelow, refused.Rule);
        await Assert.ThrowsAsync<NotFoundException>(
            () => Categories.PutAsync(Mara, IdOf("Gifts"), null, IdOf("Travel")));
        await Categories.PutAsync(Mara, IdOf("Gifts"), null, IdOf("Groceries"));
        Assert.Equal("Gifts", (await NamesAsync())[0]);
    }

    [Fact]
    public async Task A_line_has_what_is_below_it_in_its_total()
    {
        await Categories.PutAsync(Mara, IdOf("Travel"), IdOf("Leisure"), null);
        foreach (var (name, minor) in new[] { ("Travel", 300L), ("Leisure", 50) })
            await House.Expenses.AddAsync(
                Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Something", minor, name));
        var leisure = (await Categories.ListAsync(Mara)).Lines.Single(line => line.Category.Name == "Leisure");
        Assert.Equal((50, 1, 350, 2), (leisure.Amount, leisure.Count, leisure.Total, leisure.TotalCount));
    }

    [Fact]
    public async Task Many_moves_at_once_lose_no_category()
    {
        var before = (await Categories.ListAsync(Mara)).Lines.Select(line => line.Category.Id).ToList();
        await Task.WhenAll(before.Take(4).Select(id => Task.Run(() => Categories.MoveAsync(Mara, id, before[8]))));

        var after = (await Categories.ListAsync(Mara)).Lines.Select(line => line.Category.Id).ToList();
        Assert.Equal(before.Order(), after.Order());
        Assert.Equal(before[8], after[8]);
    }
}
