using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;

namespace FinSight.Tests.Expenses;

/// <summary>An add that a program repeats, as it has lost the answer.</summary>
public sealed class ExpenseOnceServiceTests : ServiceTestBase
{
    ExpenseOnceService Once => House.Get<ExpenseOnceService>();

    TagService Tags => House.Get<TagService>();

    [Theory]
    [InlineData("rename")]
    [InlineData("merge")]
    [InlineData("remove")]
    public async Task It_is_the_same_whatever_has_become_of_its_tags(string act)
    {
        var (id, fields) = (Guid.CreateVersion7(), await House.FieldsAsync(Mara) with { Tags = ["work", "trip"] });
        var first = await Once.AddAsync(Mara, id, fields);
        var (work, trip) = (await TagAsync("work"), await TagAsync("trip"));
        await (act switch
        {
            "rename" => Tags.RenameAsync(Mara, work.Id, work.Version, "office"),
            "merge" => Tags.MergeAsync(Mara, work.Id, trip.Id),
            _ => Tags.RemoveAsync(Mara, work.Id),
        });

        var again = await Once.AddAsync(Mara, id, fields);

        Assert.Equal((first.Row.Id, first.BatchId, false), (again.Row.Id, again.BatchId, again.IsNew));
    }

    [Theory]
    [InlineData]
    [InlineData("work")]
    [InlineData("work", "new")]
    [InlineData("work", "trip", "new")]
    [InlineData("work", "other")]
    public async Task Other_tags_are_another_expense(params string[] tags)
    {
        var (id, fields) = (Guid.CreateVersion7(), await House.FieldsAsync(Mara) with { Tags = ["work", "trip"] });
        await Once.AddAsync(Mara, id, fields);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields with { Tags = ["other"] });
        var broken = await Assert.ThrowsAsync<RuleException>(
            () => Once.AddAsync(Mara, id, fields with { Tags = tags }));
        Assert.Equal(Rules.Expenses.IdTaken, broken.Rule);
    }

    async Task<TagListItem> TagAsync(string name) => (await Tags.ListAsync(Mara)).Tags.Single(tag => tag.Name == name);
}
