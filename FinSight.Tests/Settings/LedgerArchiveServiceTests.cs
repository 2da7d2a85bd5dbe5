using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Deletion;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Sessions;
using FinSight.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Settings;

public sealed class LedgerArchiveServiceTests : IAsyncLifetime
{
    readonly FakeTime _time = new();
    TestServices _house = null!;
    Member _mara = null!;
    Member _noah = null!;
    SignedIn _me = null!;

    LedgerArchiveService Archive => _house.Get<LedgerArchiveService>();

    LedgerAccessService Access => _house.Get<LedgerAccessService>();

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time);
        _mara = await _house.MoveInAsync();
        _noah = await _house.JoinAsync(_mara, "Noah");
        _me = await _house.SignInAsync(_mara);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task An_archived_ledger_can_be_read_and_nobody_writes_to_it()
    {
        await SpendAsync(_noah);
        var told = 0;
        using var pages = _house.Feed.SubscribeToSettings(_noah, () => told++);
        await Archive.ArchiveAsync(_me, _mara.LedgerId);

        Assert.Equal(1, told);
        var owner = await Access.EnterAsync(_mara.UserId, _mara.LedgerId);
        Assert.Equal((Role.Viewer, true), (owner.Role, owner.IsArchived));
        // Who entered before it was archived is refused in the transaction.
        foreach (var member in new[] { _mara, _noah })
            Assert.Equal(
                Rules.Ledgers.Archived, (await Assert.ThrowsAsync<RuleException>(() => SpendAsync(member))).Rule);
        Assert.Equal(Rules.Ledgers.Archived, (await Assert.ThrowsAsync<RuleException>(
            () => _house.Get<UndoService>().UndoAsync(_noah))).Rule);

        await Archive.TakeBackIntoUseAsync(_me, _mara.LedgerId);
        await SpendAsync(await Access.EnterAsync(_noah.UserId, _mara.LedgerId));
    }

    [Fact]
    public async Task Addresses_without_a_ledger_lead_to_an_archived_one_only_where_there_is_no_other()
    {
        var trip = await _house.Get<LedgerCreationService>().CreateAsync(_me, new("Trip", "CHF"));
        await _house.Get<LedgerVisitService>().SeenAsync(await Access.EnterAsync(_mara.UserId, trip));
        Assert.Equal(trip, (await Access.EnterLastAsync(_mara.UserId)).LedgerId);

        await Archive.ArchiveAsync(_me, trip);
        Assert.Equal(_mara.LedgerId, (await Access.EnterLastAsync(_mara.UserId)).LedgerId);
        await Archive.ArchiveAsync(_me, _mara.LedgerId);
        Assert.Equal(trip, (await Access.EnterLastAsync(_mara.UserId)).LedgerId);
    }

    [Fact]
    public async Task A_deleted_ledger_is_closed_to_all_and_comes_back_whole()
    {
        var row = await SpendAsync(_noah);
        await Archive.DeleteAsync(await ProofAsync(), _mara.LedgerId, " mara ");

        await Assert.ThrowsAsync<NotFoundException>(() => Access.EnterAsync(_mara.UserId, _mara.LedgerId));
        await Assert.ThrowsAsync<NotFoundException>(() => SpendAsync(_noah));
        var list = _house.Get<LedgerListService>();
        Assert.Equal(LedgerStatus.Deleted, Assert.Single(await list.ListAsync(_mara.UserId)).State);
        Assert.Empty(await list.ListAsync(_noah.UserId));

        await Archive.RestoreAsync(_me, _mara.LedgerId);
        Assert.Equal(
            row.Title,
            (await _house.Expenses.FindAsync(await Access.EnterAsync(_noah.UserId, _mara.LedgerId), row.Id))?.Title);
    }

    [Fact]
    public async Task After_thirty_days_it_is_gone_for_good_and_no_other_is()
    {
        await SpendAsync(_noah);
        var trip = await _house.Get<LedgerCreationService>().CreateAsync(_me, new("Trip", "CHF"));
        await Archive.DeleteAsync(await ProofAsync(), _mara.LedgerId, "Mara");

        _time.Advance(TimeSpan.FromDays(Ledger.DaysInTrash));
        var told = 0;
        using var lists = _house.Feed.SubscribeToLists(() => told++);
        Assert.Equal(0, await _house.Get<LedgerRemoval>().RunAsync());
        Assert.Equal(0, told);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await _house.Get<LedgerRemoval>().RunAsync());
        Assert.Equal(1, told);

        Assert.Equal(trip, Assert.Single(await _house.Get<LedgerListService>().ListAsync(_mara.UserId)).Id);
        await using var db = await _house.Contexts.CreateDbContextAsync();
        Assert.Empty(await db.Expenses.ToListAsync());
    }

    [Fact]
    public async Task Others_in_a_deleted_ledger_keep_nobody_from_deleting_their_account()
    {
        await Archive.DeleteAsync(await ProofAsync(), _mara.LedgerId, "Mara");
        var plan = await _house.Get<AccountDeletionService>().PlanAsync(_me);
        Assert.Equal(["Mara"], plan.Going);
        Assert.Empty(plan.Staying);
        Assert.Null(plan.Refusal);
    }

    [Fact]
    public async Task A_deleted_ledger_stays_with_another_owner()
    {
        await _house.JoinAsync(_mara, "Jonas", Role.Owner);
        await Archive.DeleteAsync(await ProofAsync(), _mara.LedgerId, "Mara");
        Assert.Equal(["Mara"], (await _house.Get<AccountDeletionService>().PlanAsync(_me)).Staying);
    }

    [Fact]
    public async Task Only_an_owner_who_types_the_name_does_it()
    {
        var noah = await _house.SignInAsync(_noah);
        foreach (var act in new Func<Task>[]
        {
            () => Archive.ArchiveAsync(noah, _mara.LedgerId),
            () => Archive.DeleteAsync(_house.Get<SessionService>().ProofOf(noah)!, _mara.LedgerId, "Mara"),
        })
            Assert.Equal(Rules.Ledgers.RoleTooLow, (await Assert.ThrowsAsync<RuleException>(act)).Rule);
        var proof = await ProofAsync();
        Assert.Equal(Rules.Ledgers.NameNotTyped, (await Assert.ThrowsAsync<RuleException>(
            () => Archive.DeleteAsync(proof, _mara.LedgerId, "Maya"))).Rule);
        await SpendAsync(_noah);
    }

    async Task<FreshProof> ProofAsync() => _house.Get<SessionService>().ProofOf(await _house.SignInAsync(_mara))!;

    async Task<ExpenseRow> SpendAsync(Member member) => await _house.Expenses.AddAsync(
        member, Guid.CreateVersion7(), await _house.FieldsAsync(member, "Coffee", 450, "Eating out"));
}
