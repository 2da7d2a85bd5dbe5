using FinSight.Core;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Categories;

public sealed class CategoryRoleTests : CategoryTestBase
{
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
            () => Categories.PutAsync(guest, id, null, null),
            () => Categories.ArchiveAsync(guest, id),
            () => Categories.ReviveAsync(guest, id),
            () => Categories.RemoveAsync(guest, id),
            () => Categories.MergeAsync(guest, id, 1, IdOf("Gifts")),
        ];
        foreach (var call in calls) Assert.Equal("", (await Assert.ThrowsAsync<RuleException>(call)).Field);
        Assert.NotEmpty((await Categories.ListAsync(guest)).Lines);
    }
}
