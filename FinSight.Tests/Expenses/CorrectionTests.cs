using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses;

/// <summary>Adders correct what they added, for a day; see RoleTests for each of the services.</summary>
public sealed class CorrectionTests : IAsyncLifetime
{
    readonly FakeTime _time = new();
    TestServices _house = null!;
    Member _mara = null!;
    Member _zoe = null!;

    UndoService Undo => _house.Get<UndoService>();

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time);
        _mara = await _house.MoveInAsync();
        _zoe = await _house.JoinAsync(_mara, "Zoë", Role.Adder);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task What_an_adder_did_is_undone_and_redone_within_the_day()
    {
        var row = await AddAsync(_zoe);
        await _house.Expenses.EditAsync(_zoe, row.Id, 1, new ExpenseEdit(Title: "Tea"));
        Assert.Equal(1, (await Undo.UndoAsync(_zoe))!.Changed);
        Assert.Equal("Coffee", (await FindAsync(row)).Title);
        Assert.Equal(1, (await Undo.RedoAsync(_zoe))!.Changed);
        Assert.Equal("Tea", (await FindAsync(row)).Title);
        await Undo.UndoAsync(_zoe);
        await Undo.UndoAsync(_zoe);
        Assert.True((await FindAsync(row)).Deleted);
    }

    [Fact]
    public async Task After_a_day_nothing_of_it_is_taken_back()
    {
        var row = await AddAsync(_zoe);
        _time.Advance(TimeSpan.FromHours(Member.CorrectionHours));
        await _house.Expenses.EditAsync(_zoe, row.Id, 1, new ExpenseEdit(Title: "Tea"));
        _time.Advance(TimeSpan.FromSeconds(1));
        await RefusedAsync(() => Undo.UndoAsync(_zoe));
        await RefusedAsync(() => _house.Expenses.DeleteAsync(_zoe, row.Id));
        Assert.Equal(("Tea", false), ((await FindAsync(row)).Title, (await FindAsync(row)).Deleted));
    }

    [Fact]
    public async Task A_batch_with_a_row_of_another_is_not_undone_in_part()
    {
        var other = await AddAsync(_mara);
        await ChangeRoleAsync(Role.Editor);
        var own = await AddAsync(_zoe);
        var bulk = await _house.Get<ExpenseBulkService>()
            .TagAsync(await AgainAsync(), ExpenseSelection.Of(own.Id, other.Id), ["work"]);
        await ChangeRoleAsync(Role.Adder);
        await RefusedAsync(async () => await Undo.UndoAsync(await AgainAsync(), bulk.BatchId!.Value));
        Assert.Equal(["work"], (await FindAsync(own)).Tags);
        Assert.Equal(["work"], (await FindAsync(other)).Tags);
    }

    [Fact]
    public async Task A_bulk_act_on_one_s_own_goes_and_one_with_another_s_row_changes_nothing()
    {
        var (own, second, other) = (await AddAsync(_zoe), await AddAsync(_zoe), await AddAsync(_mara));
        var bulk = _house.Get<ExpenseBulkService>();
        await RefusedAsync(() => bulk.DeleteAsync(_zoe, ExpenseSelection.Of(own.Id, other.Id)));
        await RefusedAsync(() => bulk.DeleteAsync(_zoe, ExpenseSelection.All(ExpenseFilter.Everything)));
        Assert.False((await FindAsync(own)).Deleted);
        await bulk.DeleteAsync(_zoe, ExpenseSelection.Of(own.Id, second.Id));
        Assert.True((await FindAsync(own)).Deleted && (await FindAsync(second)).Deleted);
    }

    [Fact]
    public async Task New_tags_come_with_an_adder_s_expense_and_go_with_its_undo()
    {
        await _house.Expenses.AddAsync(
            _zoe, Guid.CreateVersion7(), await _house.FieldsAsync(_zoe) with { Tags = ["work"] });
        await Undo.UndoAsync(_zoe);
        await Undo.RedoAsync(_zoe);
        var tag = Assert.Single((await _house.Get<TagService>().ListAsync(_mara)).Tags);
        var problem = await Assert.ThrowsAsync<RuleException>(
            () => _house.Get<TagService>().RenameAsync(_zoe, tag.Id, tag.Version, "job"));
        Assert.Equal(Rules.Ledgers.RoleTooLow, problem.Rule);
    }

    [Fact]
    public async Task The_activity_offers_an_adder_what_they_may_take_back()
    {
        await AddAsync(_mara);
        await AddAsync(_zoe);
        Assert.Equal([true, false], (await OffersAsync(_zoe))[..2]);
        Assert.Equal([true, true], (await OffersAsync(_mara))[..2]);
        _time.Advance(TimeSpan.FromHours(25));
        Assert.Equal([false, false], (await OffersAsync(_zoe))[..2]);
    }

    [Fact]
    public async Task The_rule_is_told_in_the_log_and_to_every_page()
    {
        var told = 0;
        using var settings = _house.Feed.SubscribeToSettings(_zoe, () => told++);
        await _house.Get<LedgerSettingsService>().LetAddersCorrectAsync(_mara, false);
        await _house.Get<LedgerSettingsService>().LetAddersCorrectAsync(_mara, false);
        Assert.Equal(1, told);
        Assert.False((await AgainAsync()).MayCorrectOwn);
        var last = (await _house.Get<ActivityService>().PageAsync(_mara, new ActivityRequest())).Entries[0];
        Assert.Equal([new FieldChange(LedgerLogDefinition.AddersCorrect, "True", "False")], last.Fields);
    }

    async Task<List<bool>> OffersAsync(Member member) =>
        [.. (await _house.Get<ActivityService>().PageAsync(member, new ActivityRequest()))
            .Entries.Select(entry => entry.IsCorrectable)];

    static async Task RefusedAsync(Func<Task> act) =>
        Assert.Equal(Rules.Ledgers.NotYoursToCorrect, (await Assert.ThrowsAsync<RuleException>(act)).Rule);

    async Task<ExpenseRow> AddAsync(Member member) =>
        await _house.Expenses.AddAsync(member, Guid.CreateVersion7(), await _house.FieldsAsync(member));

    async Task<ExpenseRow> FindAsync(ExpenseRow row) => (await _house.Expenses.FindAsync(_mara, row.Id))!;

    Task<Member> AgainAsync() => _house.Get<LedgerAccessService>().EnterAsync(_zoe.UserId, _zoe.LedgerId);

    async Task ChangeRoleAsync(Role role)
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        await db.Memberships.Where(m => m.UserId == _zoe.UserId)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.Role, role));
    }
}
