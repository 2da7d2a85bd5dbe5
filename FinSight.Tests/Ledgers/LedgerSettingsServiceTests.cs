using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Settings;

namespace FinSight.Tests.Ledgers;

public sealed class LedgerSettingsServiceTests : ServiceTestBase
{
    LedgerSettingsService Settings => House.Get<LedgerSettingsService>();

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(31)]
    [InlineData(Month.LastWorkingDay)]
    public async Task Months_start_on_the_day_that_was_chosen(int day)
    {
        await Settings.StartMonthsOnAsync(Mara, day);
        Assert.Equal(day, (await AgainAsync(Mara)).FirstDay);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(-1)]
    public async Task A_day_that_no_month_has_is_refused(int day)
    {
        var problem = await Assert.ThrowsAsync<RuleException>(() => Settings.StartMonthsOnAsync(Mara, day));
        Assert.Equal(
            (FieldNames.FirstDay, "Choose a day between 1 and 31, or the last working day."),
            (problem.Field, problem.Said()));
        Assert.Equal(1, (await AgainAsync(Mara)).FirstDay);
    }

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(Role.Viewer)]
    public async Task Only_an_owner_changes_it(Role role)
    {
        var jonas = await House.JoinAsync(Mara, "Jonas", role);
        await Assert.ThrowsAsync<RuleException>(() => Settings.StartMonthsOnAsync(jonas, 25));
        Assert.Equal(1, (await AgainAsync(Mara)).FirstDay);
    }

    [Fact]
    public async Task Of_two_owners_who_choose_another_day_at_once_the_second_is_asked()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas", Role.Owner);
        await Settings.StartMonthsOnAsync(jonas, 5);
        var problem = await Assert.ThrowsAsync<RuleException>(() => Settings.StartMonthsOnAsync(Mara, 10));
        Assert.Matches(@"^Jonas\S* has just changed this to 5\. Choose again to keep yours\.$", problem.Said());
        Assert.Equal(5, (await AgainAsync(Mara)).FirstDay);
        await Settings.StartMonthsOnAsync(await AgainAsync(Mara), 10);
        Assert.Equal(10, (await AgainAsync(Mara)).FirstDay);
    }

    [Fact]
    public async Task A_ledger_is_renamed_and_the_log_and_every_page_are_told()
    {
        var told = 0;
        using var settings = House.Feed.SubscribeToSettings(Mara, () => told++);
        await Settings.RenameAsync(Mara, " Our home ");
        Assert.Equal("Our home", (await AgainAsync(Mara)).LedgerName);
        var last = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal([new FieldChange("Name", "Mara", "Our home")], last.Fields);
        Assert.Equal(1, told);
        await Settings.RenameAsync(await AgainAsync(Mara), "Our home");
        Assert.Equal(1, told);
    }

    [Theory]
    [InlineData(" ", "Give the ledger a name.")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "Shorten the name to 60 characters.")]
    public async Task A_name_that_is_none_is_refused(string name, string sentence)
    {
        var problem = await Assert.ThrowsAsync<RuleException>(() => Settings.RenameAsync(Mara, name));
        Assert.Equal((FieldNames.Name, sentence), (problem.Field, problem.Said()));
        Assert.Equal("Mara", (await AgainAsync(Mara)).LedgerName);
    }

    [Fact]
    public async Task Pages_are_told_once_and_only_of_what_changed()
    {
        var (moved, changed) = (0, 0);
        using var rows = House.Feed.Subscribe(Mara, _ => moved++);
        using var settings = House.Feed.SubscribeToSettings(Mara, () => changed++);
        await Settings.StartMonthsOnAsync(Mara, 25);
        await Settings.StartMonthsOnAsync(Mara, 25);
        Assert.Equal((1, 1), (moved, changed));
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        Assert.Equal((2, 1), (moved, changed));
    }

    [Fact]
    public async Task Lists_of_ledgers_are_told_of_settings_and_people_of_any_and_of_no_row()
    {
        var told = 0;
        var lists = House.Feed.SubscribeToLists(() => told++);
        var noah = await House.MoveInAsync("Noah");
        Assert.Equal(1, told);
        await Settings.RenameAsync(noah, "Elsewhere");
        Assert.Equal(2, told);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        Assert.Equal(2, told);
        lists.Dispose();
        await Settings.RenameAsync(Mara, "Home");
        Assert.Equal(2, told);
    }

    [Fact]
    public async Task Who_hears_of_all_ledgers_and_fails_keeps_no_page_from_hearing()
    {
        var moved = 0;
        House.Feed.SubscribeToAll(() => throw new InvalidOperationException());
        using var rows = House.Feed.Subscribe(Mara, _ => moved++);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        Assert.Equal(1, moved);
    }

    [Fact]
    public async Task A_new_name_is_taken_back_and_repeated_like_any_change()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        var renamed = await Settings.RenameAsync(Mara, "Our \",\" home");
        await Settings.StartMonthsOnAsync(await AgainAsync(Mara), 25);

        var undone = await Undo.UndoAsync(await AgainAsync(Mara));
        Assert.Equal((renamed.BatchId!.Value, 1), (undone!.OriginId, undone.Changed));
        Assert.Equal(("Mara", 25), await NameAndDayAsync());
        Assert.Equal(1, (await Undo.RedoAsync(await AgainAsync(Mara)))!.Changed);
        Assert.Equal(("Our \",\" home", 25), await NameAndDayAsync());

        Assert.Equal(1, (await Undo.UndoAsync(await AgainAsync(Mara), renamed.BatchId.Value)).Changed);
        Assert.Equal(("Mara", 25), await NameAndDayAsync());
        Assert.Equal("Expense", (await EntryAsync(await Undo.UndoAsync(await AgainAsync(Mara)))).Entity);
        Assert.Null(await Undo.UndoAsync(await AgainAsync(Mara)));
    }

    [Fact]
    public async Task A_name_that_another_owner_has_given_since_stays()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas", Role.Owner);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        await Settings.RenameAsync(Mara, "Mine");
        await Settings.RenameAsync(await AgainAsync(jonas), "Ours");

        var undone = await Undo.UndoAsync(Mara);
        Assert.Equal((0, "Ours"), (undone!.Changed, Assert.Single(undone.LeftAlone)));
        Assert.Equal("Ours", (await AgainAsync(Mara)).LedgerName);
        Assert.Equal("Expense", (await EntryAsync(await Undo.UndoAsync(Mara))).Entity);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_no_owner_takes_no_name_back(bool addersCorrect)
    {
        var jonas = await House.JoinAsync(Mara, "Jonas", Role.Owner);
        await Settings.LetAddersCorrectAsync(Mara, addersCorrect);
        await House.Expenses.AddAsync(jonas, Guid.CreateVersion7(), await House.FieldsAsync(jonas));
        var renamed = await Settings.RenameAsync(await AgainAsync(jonas), "Ours");
        Assert.Equal(BatchStatus.Stands, (await EntryAsync(jonas, renamed.BatchId!.Value)).State);
        await House.Get<MembershipService>().ChangeRoleAsync(Mara, jonas.UserId, Role.Editor);

        // A page that has not heard of it yet, and one that has.
        foreach (var member in new[] { await AgainAsync(jonas), jonas })
        {
            var refused = await Assert.ThrowsAsync<RuleException>(() => Undo.UndoAsync(member, renamed.BatchId!.Value));
            Assert.Equal(Rules.Ledgers.RoleTooLow, refused.Rule);
        }
        var editor = await AgainAsync(jonas);
        Assert.False((await EntryAsync(editor, renamed.BatchId!.Value)).IsCorrectable);
        Assert.Equal("Expense", (await EntryAsync(await Undo.UndoAsync(editor))).Entity);
        Assert.Equal("Ours", (await AgainAsync(Mara)).LedgerName);
    }

    [Fact]
    public async Task It_is_told_in_the_log_and_passed_by_by_undo()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        await Settings.StartMonthsOnAsync(Mara, 25);
        var last = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal("Ledger", last.Entity);
        Assert.Equal([new FieldChange("FirstDay", "1", "25")], last.Fields);

        var undone = await House.Get<UndoService>().UndoAsync(Mara);
        Assert.NotEqual(last.BatchId, undone!.OriginId);
        Assert.Equal(1, undone.Changed);
        Assert.Equal(25, (await AgainAsync(Mara)).FirstDay);
    }

    UndoService Undo => House.Get<UndoService>();

    async Task<(string Name, int FirstDay)> NameAndDayAsync() =>
        await AgainAsync(Mara) is var member ? (member.LedgerName, member.FirstDay) : default;

    Task<ActivityEntry> EntryAsync(UndoResult? undone) => EntryAsync(Mara, undone!.OriginId);

    async Task<ActivityEntry> EntryAsync(Member member, Guid batchId) =>
        (await House.Get<ActivityService>().FindAsync(member, batchId))!;

    Task<Member> AgainAsync(Member member) =>
        House.Get<LedgerAccessService>().EnterAsync(member.UserId, member.LedgerId);
}
