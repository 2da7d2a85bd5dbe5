using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Tags;

public sealed class TagServiceTests : TagTestBase
{
    [Fact]
    public async Task A_renamed_tag_keeps_its_expenses_and_the_rename_can_be_taken_back()
    {
        var row = await SpendAsync("Lunch", "work");
        await RenameAsync("work", "Office");
        Assert.Equal("Office", await TagsOfAsync(row));
        await RenameAsync("Office", "office");
        await Undo.UndoAsync(Mara);
        await Undo.UndoAsync(Mara);
        Assert.Equal("work:1", await AllAsync());
    }

    [Fact]
    public async Task A_name_that_is_taken_points_to_the_merge()
    {
        await SpendAsync("Lunch", "work", "office");
        var problem = await Assert.ThrowsAsync<RuleException>(() => RenameAsync("work", "OFFICE"));
        Assert.Equal(
            (FieldNames.Name, "There is a tag office already. Merge the two, or choose another name."),
            (problem.Field, problem.Said()));
    }

    [Fact]
    public async Task Whoever_renames_second_sees_the_first_name()
    {
        await SpendAsync("Lunch", "work");
        var tag = await TagAsync("work");
        await RenameAsync("work", "office");
        var stale = await Assert.ThrowsAsync<ConflictException<TagListItem>>(
            () => Tags.RenameAsync(Mara, tag.Id, tag.Version, "job"));
        Assert.Equal("office", stale.Current.Name);
    }

    [Fact]
    public async Task A_merge_retags_live_and_deleted_expenses_and_one_undo_brings_both_tags_back()
    {
        var (both, one, deleted) =
            (await SpendAsync("Both", "work", "job"), await SpendAsync("One", "job"), await SpendAsync("Gone", "job"));
        await House.Expenses.DeleteAsync(Mara, deleted.Id);
        await Tags.MergeAsync(Mara, (await TagAsync("job")).Id, (await TagAsync("work")).Id);

        Assert.Equal(("work", "work", "work:2"), (await TagsOfAsync(both), await TagsOfAsync(one), await AllAsync()));
        Assert.Equal("Merged", await StoryAsync());
        Assert.Empty((await Undo.UndoAsync(Mara))!.LeftAlone);
        Assert.Equal(
            ("job work", "job", "job:2 work:1"), (await TagsOfAsync(both), await TagsOfAsync(one), await AllAsync()));
        await Undo.RedoAsync(Mara);
        Assert.Equal("work:2", await AllAsync());
        await House.Contexts.AssertSoundAsync();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(700)]
    public async Task A_removal_takes_the_tag_off_everywhere_as_one_batch_that_can_be_taken_back_and_repeated(int count)
    {
        await SpendManyAsync(count, "work", "bern");
        var deleted = await SpendAsync("Gone", "work");
        await House.Expenses.DeleteAsync(Mara, deleted.Id);
        await Tags.RemoveAsync(Mara, (await TagAsync("work")).Id);
        Assert.Equal($"bern:{count}", await AllAsync());
        Assert.Equal("Removed", await StoryAsync());

        var undone = await Undo.UndoAsync(Mara);
        Assert.Equal((count + 2, 0), (undone!.Changed, undone.LeftAlone.Count));
        Assert.Equal($"bern:{count} work:{count}", await AllAsync());
        Assert.Empty((await Undo.RedoAsync(Mara))!.LeftAlone);
        Assert.Equal($"bern:{count}", await AllAsync());
        await Undo.UndoAsync(Mara);
        Assert.Equal($"bern:{count} work:{count}", await AllAsync());
        await House.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task A_removed_tag_that_was_typed_again_is_the_same_one_when_the_removal_is_taken_back()
    {
        var row = await SpendAsync("Lunch", "work");
        await Tags.RemoveAsync(Mara, (await TagAsync("work")).Id);
        await SpendAsync("Dinner", "WORK");
        await Undo.UndoAsync(Mara);
        await Undo.UndoAsync(Mara);
        Assert.Equal("WORK", await TagsOfAsync(row));
    }

    [Fact]
    public async Task A_name_that_a_renamed_tag_left_behind_is_free()
    {
        await SpendAsync("Lunch", "work");
        await RenameAsync("work", "office");
        await SpendAsync("Dinner", "work");
        Assert.Equal("office:1 work:1", await AllAsync());
    }

    [Fact]
    public async Task An_expense_that_gets_the_tag_while_it_goes_loses_it_too()
    {
        await SpendManyAsync(900, "work");
        var fields = await House.FieldsAsync(Mara) with { Tags = ["work"] };
        var removing = Task.Run(async () => await Tags.RemoveAsync(Mara, (await TagAsync("work")).Id));
        while (!removing.IsCompleted) await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields);
        await removing;

        // What came after the removal made the tag anew.
        await House.Contexts.AssertSoundAsync();
        Assert.Empty(await House.Get<FinSight.Core.Doctor.DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Two_merges_against_each_other_leave_one_tag_with_all()
    {
        await SpendManyAsync(700, "work");
        await SpendAsync("Lunch", "job");
        var (work, job) = (await TagAsync("work"), await TagAsync("job"));
        await Task.WhenAll(Task.Run(() => TryAsync(work, job)), Task.Run(() => TryAsync(job, work)));
        Assert.Equal(701, Assert.Single((await Tags.ListAsync(Mara)).Tags).Count);
        await House.Contexts.AssertSoundAsync();

        async Task TryAsync(TagListItem tag, TagListItem into)
        {
            try { await Tags.MergeAsync(Mara, tag.Id, into.Id); }
            catch (NotFoundException) { }
        }
    }

    [Fact]
    public async Task Whoever_may_only_add_changes_no_tags()
    {
        await SpendAsync("Lunch", "work");
        var (tag, jonas) = (await TagAsync("work"), await House.JoinAsync(Mara, "Jonas", Role.Adder));
        await Assert.ThrowsAsync<RuleException>(() => Tags.RenameAsync(jonas, tag.Id, tag.Version, "job"));
        await Assert.ThrowsAsync<RuleException>(() => Tags.RemoveAsync(jonas, tag.Id));
        Assert.Equal("work:1", await AllAsync());
    }

    [Fact]
    public async Task What_the_commit_refuses_is_told_like_what_a_save_refuses_and_leaves_the_gate_open()
    {
        await SpendAsync("Lunch", "work");
        await using (var db = (await House.Contexts.CreateDbContextAsync()).WriteAs(Mara))
        {
            db.Tags.Remove(await db.Tags.SingleAsync());
            var problem = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.True(FinSight.Core.Data.ConstraintViolationExtensions.IsOrphan(problem));

            using var patience = new CancellationTokenSource(Patience.Long);
            await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara), patience.Token);
        }
        Assert.Equal("work:1", await AllAsync());
    }

    async Task RenameAsync(string name, string to)
    {
        var tag = await TagAsync(name);
        await Tags.RenameAsync(Mara, tag.Id, tag.Version, to);
    }

    async Task<string> StoryAsync()
    {
        var entry = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        return entry.Entity == "Tag" && entry.Gone is { } gone
            ? gone == entry.Name ? "Removed" : "Merged"
            : entry.Entity;
    }
}
