using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Tags;

public sealed class ExpenseTagsTests : TagTestBase
{
    [Fact]
    public async Task Tags_are_made_with_the_expense_and_found_whatever_the_case()
    {
        var lunch = await SpendAsync("Lunch", "#Work", "Bern trip");
        var train = await SpendAsync("Train", "WORK", "work", "bern-trip");

        Assert.Equal(["Bern-trip", "Work"], lunch.Tags);
        Assert.Equal(["Bern-trip", "Work"], train.Tags);
        Assert.Equal("Bern-trip Work", await TagsOfAsync(train));
        Assert.Equal("Bern-trip:2 Work:2", await AllAsync());
    }

    [Fact]
    public async Task The_same_name_is_another_tag_in_another_ledger()
    {
        var jonas = await House.MoveInAsync("Jonas");
        await SpendAsync("Lunch", "work");
        Assert.Equal("", await AllAsync(jonas));
        await House.Expenses.AddAsync(
            jonas, Guid.CreateVersion7(), await House.FieldsAsync(jonas) with { Tags = ["Work"] });
        Assert.Equal("Work:1", await AllAsync(jonas));
        Assert.Equal("work:1", await AllAsync());
    }

    [Fact]
    public async Task An_edit_leaves_replaces_or_takes_off_tags()
    {
        var row = await SpendAsync("Lunch", "work", "bern");
        row = await EditAsync(row, tags: null, title: "Late lunch");
        Assert.Equal(["bern", "work"], row.Tags);
        row = await EditAsync(row, ["zurich", "WORK"]);
        Assert.Equal(["work", "zurich"], row.Tags);
        row = await EditAsync(row, []);
        Assert.Empty(row.Tags);
        Assert.Equal("bern:0 work:0 zurich:0", await AllAsync());
    }

    [Theory]
    [InlineData("living room", "living-room")]
    [InlineData("##été_2026", "été_2026")]
    [InlineData("日本", "日本")]
    [InlineData("यात्रा", "यात्रा")]
    public void A_name_is_stored_as_a_number_sign_can_say_it(string typed, string name) =>
        Assert.Equal(name, TagRules.Name(typed));

    [Theory]
    [InlineData("#")]
    [InlineData("-_-")]
    [InlineData("a,b")]
    [InlineData("tag:x")]
    [InlineData("🏖️")]
    [InlineData("12345678901234567890123456789012345678901")]
    public async Task What_is_no_tag_is_refused_and_adds_nothing(string name)
    {
        Assert.Equal(
            FieldNames.Tags, (await Assert.ThrowsAsync<RuleException>(() => SpendAsync("Lunch", "work", name))).Field);
        Assert.Equal("", await AllAsync());
    }

    [Fact]
    public async Task An_expense_takes_ten_tags_and_no_eleventh()
    {
        var ten = Enumerable.Range(1, 10).Select(i => $"t{i}").ToArray();
        Assert.Equal(10, (await SpendAsync("Lunch", [.. ten, "T1"])).Tags.Count);
        await Assert.ThrowsAsync<RuleException>(() => SpendAsync("Lunch", [.. ten, "t11"]));
    }

    [Fact]
    public void A_text_is_read_at_spaces_commas_and_number_signs() =>
        Assert.Equal(["work", "bern", "2026"], TagRules.Read("#work, bern;#2026  Work #"));

    [Fact]
    public async Task A_new_tag_typed_by_many_at_once_is_one_tag()
    {
        var fields = await House.FieldsAsync(Mara) with { Tags = ["work"] };
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() =>
            House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields))));
        Assert.Equal("work:12", await AllAsync());
        await House.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task Many_expenses_bring_their_tags_along_in_one_batch()
    {
        await SpendManyAsync(250, "trip", "work");
        Assert.Equal("trip:250 work:250", await AllAsync());
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Single(await db.Changes.Where(c => c.Intent == BatchKind.Do && c.IsHead).ToListAsync());
    }

    [Fact]
    public async Task History_names_tags_that_are_gone_and_brings_back_those_that_are_not()
    {
        var row = await SpendAsync("Lunch", "work", "bern");
        row = await EditAsync(row, ["zurich"]);
        await Tags.RemoveAsync(Mara, (await TagAsync("bern")).Id);
        var history = House.Get<ExpenseHistoryService>();
        var versions = (await history.VersionsAsync(Mara, row.Id)).All;
        Assert.Equal(["zurich", "bern, work"], versions.Select(v => v.State.Tags));

        await history.RestoreAsync(Mara, row.Id, versions[^1].Sequence);
        Assert.Equal("work", await TagsOfAsync(row));
    }

    [Fact]
    public async Task A_repeated_expense_is_the_same_today_and_one_undo_takes_it_back()
    {
        var first = await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(),
            await House.FieldsAsync(Mara, "Coffee", 450, "Eating out") with { Note = "oat", Tags = ["work"] });
        var again = await House.Expenses.RepeatAsync(Mara, first.Row.Id, new DateOnly(2026, 11, 23));

        Assert.Equal(
            (first.Row.Title, first.Row.Amount, first.Row.CategoryId, first.Row.Note, first.Row.TagIds, new DateOnly(
                2026, 11, 23)),
            (again.Row.Title, again.Row.Amount, again.Row.CategoryId, again.Row.Note, again.Row.TagIds,
                again.Row.Date));
        Assert.Equal("work:2", await AllAsync());
        await Undo.UndoAsync(Mara);
        Assert.Equal("work:1", await AllAsync());
    }

    [Fact]
    public async Task What_is_deleted_or_in_an_archived_category_is_not_repeated()
    {
        var row = await SpendAsync("Coffee");
        var categories = House.Get<FinSight.Core.Categories.CategoryService>();
        await categories.ArchiveAsync(Mara, row.CategoryId);
        await Assert.ThrowsAsync<RuleException>(() => House.Expenses.RepeatAsync(Mara, row.Id, row.Date));
        await categories.ReviveAsync(Mara, row.CategoryId);
        await House.Expenses.DeleteAsync(Mara, row.Id);
        await Assert.ThrowsAsync<NotFoundException>(() => House.Expenses.RepeatAsync(Mara, row.Id, row.Date));
    }
}
