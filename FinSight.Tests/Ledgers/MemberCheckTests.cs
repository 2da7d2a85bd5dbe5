using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Ledgers;

/// <summary>
/// A member who entered before their place in the ledger changed is looked at again where they write.
/// </summary>
public sealed class MemberCheckTests : ServiceTestBase
{
    [Fact]
    public async Task Who_has_left_the_ledger_meanwhile_writes_nothing()
    {
        var zoe = await House.JoinAsync(Mara, "Zoë");
        await ChangeAsync(zoe, db => db.Memberships.Where(m => m.UserId == zoe.UserId).ExecuteDeleteAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => AddAsync(zoe));
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Who_may_only_look_by_now_writes_nothing()
    {
        var zoe = await House.JoinAsync(Mara, "Zoë");
        await LowerAsync(zoe, Role.Viewer);
        Assert.Equal(Rules.Ledgers.RoleTooLow, (await Assert.ThrowsAsync<RuleException>(() => AddAsync(zoe))).Rule);
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task What_the_lesser_role_may_do_still_goes_and_what_it_may_not_does_not()
    {
        var zoe = await House.JoinAsync(Mara, "Zoë");
        await LowerAsync(zoe, Role.Adder);
        var added = await House.Expenses.AddAsync(zoe, Guid.CreateVersion7(), await House.FieldsAsync(zoe));
        foreach (var act in (Func<Task>[])[
            () => House.Expenses.EditAsync(zoe, added.Row.Id, 1, new ExpenseEdit(Title: "Tea")),
            () => House.Expenses.DeleteAsync(zoe, added.Row.Id),
            () => House.Get<ExpenseBulkService>().TagAsync(zoe, ExpenseSelection.Of(added.Row.Id), ["work"])])
            Assert.Equal(Rules.Ledgers.RoleTooLow, (await Assert.ThrowsAsync<RuleException>(act)).Rule);
        Assert.Empty((await House.Get<TagService>().ListAsync(Mara)).Tags);
        Assert.Equal(
            ("Coffee", false),
            (await House.Expenses.FindAsync(Mara, added.Row.Id)) is { } row ? (row.Title, row.Deleted) : default);
    }

    [Fact]
    public async Task Who_counts_in_the_currency_of_before_writes_nothing_also_after_a_restart()
    {
        await House.Get<CurrencyChangeService>().RunAsync(Mara, "EUR");
        await House.CloseAsync();
        await using var again = await TestServices.OpenAsync(House.Folder);
        var problem = await Assert.ThrowsAsync<RuleException>(
            async () => await again.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await again.FieldsAsync(Mara)));
        Assert.Equal(Rules.Ledgers.CurrencyChanged, problem.Rule);
    }

    async Task AddAsync(Member member) =>
        await House.Expenses.AddAsync(member, Guid.CreateVersion7(), await House.FieldsAsync(Mara));

    /// <summary>And the gate is open for others.</summary>
    async Task AssertNothingWrittenAsync()
    {
        await AddAsync(Mara);
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await db.Expenses.CountAsync());
    }

    Task LowerAsync(Member member, Role role) => ChangeAsync(member, db => db.Memberships
        .Where(m => m.UserId == member.UserId).ExecuteUpdateAsync(row => row.SetProperty(m => m.Role, role)));

    async Task ChangeAsync(Member member, Func<FinSight.Core.Data.FinSightContext, Task<int>> change)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await change(db));
    }
}
