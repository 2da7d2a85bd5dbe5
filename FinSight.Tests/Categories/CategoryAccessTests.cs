using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Categories;

public sealed class CategoryAccessTests : CategoryTest
{
    [Fact]
    public async Task A_strangers_category_is_answered_like_a_missing_one()
    {
        var jonas = await House.MoveInAsync("Jonas");
        var theirs = CategoryRow.Of(await House.CategoryAsync(jonas, "Travel"));
        var mine = await House.CategoryAsync(Mara, "Travel");
        foreach (var id in new[] { theirs.Id, Guid.NewGuid() })
        {
            Func<Task>[] calls =
            [
                () => Categories.EditAsync(Mara, id, 1, new("X", "☕", "kids")),
                () => Categories.MoveAsync(Mara, id, null),
                () => Categories.MoveAsync(Mara, mine.Id, id),
                () => Categories.ArchiveAsync(Mara, id),
                () => Categories.ReviveAsync(Mara, id),
                () => Categories.RemoveAsync(Mara, id),
                () => Categories.MergeAsync(Mara, id, 1, mine.Id),
                () => Categories.MergeAsync(Mara, mine.Id, mine.Version, id),
            ];
            foreach (var call in calls)
                Assert.Equal("There is no such category.", (await Assert.ThrowsAsync<MissingException>(call)).Message);
        }
        Assert.Equal(theirs, CategoryRow.Of(await House.CategoryAsync(jonas, "Travel")));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Adder)]
    public async Task Only_editors_keep_categories(Role role)
    {
        var guest = await House.JoinAsync(Mara, "Jonas", role);
        var id = IdOf("Travel");
        Func<Task>[] calls =
        [
            () => Categories.AddAsync(guest, new("X", "☕", "kids")),
            () => Categories.EditAsync(guest, id, 1, new("X", "☕", "kids")),
            () => Categories.MoveAsync(guest, id, null),
            () => Categories.ArchiveAsync(guest, id),
            () => Categories.ReviveAsync(guest, id),
            () => Categories.RemoveAsync(guest, id),
            () => Categories.MergeAsync(guest, id, 1, IdOf("Gifts")),
        ];
        foreach (var call in calls) Assert.Equal("", (await Assert.ThrowsAsync<RuleException>(call)).Field);
        Assert.NotEmpty((await Categories.ListAsync(guest)).Lines);
    }
}
