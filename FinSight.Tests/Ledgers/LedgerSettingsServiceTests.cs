using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;

namespace FinSight.Tests.Ledgers;

public sealed class LedgerSettingsServiceTests : ServiceTest
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
        Assert.Equal((FieldNames.FirstDay, "Choose a day between 1 and 31, or the last working day."), (problem.Field, problem.Said()));
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
        var last = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityQuery())).Entries[0];
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
    public async Task It_is_told_in_the_log_and_passed_by_by_undo()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        await Settings.StartMonthsOnAsync(Mara, 25);
        var last = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityQuery())).Entries[0];
        Assert.Equal("Ledger", last.Entity);
        Assert.Equal([new FieldChange("FirstDay", "1", "25")], last.Fields);

        var undone = await House.Get<UndoService>().UndoAsync(Mara);
        Assert.NotEqual(last.BatchId, undone!.OriginId);
        Assert.Equal(1, undone.Changed);
        Assert.Equal(25, (await AgainAsync(Mara)).FirstDay);
    }

    Task<Member> AgainAsync(Member member) => House.Get<LedgerAccess>().EnterAsync(member.UserId, member.LedgerId);
}
