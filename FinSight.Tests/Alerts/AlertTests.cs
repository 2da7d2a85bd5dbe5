using System.Text.Json;
using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using FinSight.Core.Webhooks;
using FinSight.Tests.Budgets;

namespace FinSight.Tests.Alerts;

/// <summary>Alerts are raised by the write that crosses a line.</summary>
public sealed class AlertTests : BudgetTestBase
{
    const string Day = "2026-11-23";

    protected override TimeProvider Clock { get; } = new FakeTime();

    AlertListService Alerts => House.Get<AlertListService>();

    [Fact]
    public async Task Each_line_is_told_once_with_the_expense_that_crossed_it()
    {
        await SetQuietlyAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 4_900, Day);
        Assert.Empty(await ListAsync());

        var half = await SpendAsync("Groceries", 200, Day);
        var more = await SpendAsync("Groceries", 3_000, Day);
        await SpendAsync("Groceries", 100, Day);

        Assert.Equal(
            [(80, more.Id), (50, half.Id)], (await ListAsync()).Select(a => (a.Threshold, a.Cause!.ExpenseId)));
        await SpendAsync("Groceries", 5_000, Day);
        Assert.Equal([100, 80, 50], await LinesAsync());
    }

    [Fact]
    public async Task What_was_told_is_recounted_with_the_decimals_of_another_currency()
    {
        await SetQuietlyAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 8_100, Day);

        await House.Get<CurrencyChangeService>().RunAsync(Mara, "JPY");

        Assert.Equal([(100L, 81L), (100L, 81L)], (await ListAsync()).Select(a => (a.Limit, a.Spent)));
    }

    [Fact]
    public async Task A_program_that_asks_for_it_is_told_once_of_each_line()
    {
        await SetQuietlyAsync("Groceries", 10_000);
        await House.Get<WebhookService>()
            .AddAsync(Mara, "https://hooks.example/budgets", WebhookEventKinds.BudgetThreshold);
        var half = await SpendAsync("Groceries", 5_100, Day);
        await House.Expenses.DeleteAsync(Mara, half.Id);
        await SpendAsync("Groceries", 5_200, Day);

        var outbox = House.Get<WebhookDeliveryStore>();
        var job = (await outbox.TakeAsync())!;
        using var message = JsonDocument.Parse(job.Payload!);
        var data = message.RootElement.GetProperty("data");
        Assert.Equal("budget.threshold", message.RootElement.GetProperty("type").GetString());
        Assert.Equal((50, "51.00", half.Id), (
            data.GetProperty("threshold").GetInt32(), data.GetProperty("spent").GetProperty("amount").GetString(),
            data.GetProperty("expense").GetGuid()));
        await outbox.EndAsync(job, 200, "");
        Assert.Null(await outbox.TakeAsync());
    }

    [Fact]
    public async Task The_pace_warns_before_the_limit_is_reached()
    {
        await SetAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 7_600, "2026-11-02");
        Assert.Equal([50], await LinesAsync());
        // 77 by day 23 of 30 lead to 100.43.
        await SpendAsync("Groceries", 100, Day);
        Assert.Equal([50, 0], await LinesAsync());
        // What is over needs no guess.
        await SpendAsync("Groceries", 3_000, Day);
        Assert.Equal([100, 80, 50], await LinesAsync());
    }

    [Fact]
    public async Task An_undo_below_the_line_withdraws_what_nobody_has_read_and_a_redo_tells_nothing_anew()
    {
        await SetQuietlyAsync("Groceries", 10_000);
        var added = await AddAsync("Groceries", 6_000);
        var first = Assert.Single(await ListAsync());

        var undone = await Undo.UndoAsync(Mara, added.BatchId!.Value);
        Assert.Empty(await ListAsync());
        await Undo.RedoAsync(Mara, added.BatchId!.Value);

        Assert.Equal((first.Id, first.RaisedAt), (await ListAsync()).Select(a => (a.Id, a.RaisedAt)).Single());
    }

    [Fact]
    public async Task What_was_read_stays()
    {
        await SetQuietlyAsync("Groceries", 10_000);
        var added = await AddAsync("Groceries", 6_000);
        await Alerts.ReadAsync(Mara, [Assert.Single(await UnreadAsync()).Id]);
        Assert.Empty(await UnreadAsync());

        await Undo.UndoAsync(Mara, added.BatchId!.Value);

        Assert.True(Assert.Single(await ListAsync()).IsRead);
        Assert.Null(Assert.Single(await ListAsync()).Cause);
    }

    [Fact]
    public async Task A_budget_that_is_set_too_late_says_nothing_of_what_was_crossed_before()
    {
        await SpendAsync("Groceries", 6_000, Day);
        await SetQuietlyAsync("Groceries", 10_000);
        Assert.Empty(await ListAsync());
        await SpendAsync("Groceries", 100, Day);
        Assert.Empty(await ListAsync());
        var back = await SpendAsync("Groceries", -2_000, Day);
        await SpendAsync("Groceries", 2_000, Day);
        Assert.Equal([50], await LinesAsync());
    }

    [Fact]
    public async Task A_budget_above_and_the_ledgers_own_are_told_too_and_other_periods_are_not()
    {
        var coffee = await PartAsync("Coffee", "Eating out");
        await SetQuietlyAsync("Eating out", 10_000);
        await SetQuietlyAsync(null, 10_000);
        await SpendAsync("Eating out", 9_000, "2026-10-31");
        await SpendAsync("Eating out", 9_000, "2026-12-02");
        Assert.Empty(await ListAsync());
        await SpendAsync("Coffee", 5_000, Day);
        Assert.Equal([null, "Eating out"], (await ListAsync()).Select(a => a.Category).Order());
    }

    [Fact]
    public async Task Many_rows_at_once_tell_each_line_once()
    {
        await SetQuietlyAsync("Groceries", 100_000);
        var fields = await House.FieldsAsync(Mara, minor: 100, category: "Groceries", date: Day);
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(fields, 1_500));
        Assert.Equal([100, 80, 50], await LinesAsync());
    }

    [Fact]
    public async Task A_late_entry_counts_where_it_changes_what_was_carried()
    {
        await Budgets.AddAsync(
            Mara,
            new(await CategoryIdAsync("Groceries"), Chf(10_000), BudgetCycleKind.Month, new(2026, 10, 1),
                RollsLeft: true)
            {
                Warnings = new([50], false),
            },
            Today);
        await SpendAsync("Groceries", 9_000, Day);
        Assert.Empty(await ListAsync());
        await SpendAsync("Groceries", 4_000, "2026-10-15");
        Assert.Equal([50], await LinesAsync());
    }

    [Fact]
    public async Task Each_member_reads_for_themselves_and_a_stranger_nothing()
    {
        var ben = await House.JoinAsync(Mara, "Ben", Role.Viewer);
        await SetQuietlyAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 6_000, Day);
        await Alerts.ReadAsync(ben, [Assert.Single(await Alerts.UnreadAsync(ben, Today)).Id]);
        Assert.Empty(await Alerts.UnreadAsync(ben, Today));
        Assert.Single(await UnreadAsync());
    }

    [Fact]
    public async Task A_budget_that_comes_back_tells_nothing_anew()
    {
        var budget = await SetQuietlyAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 6_000, Day);
        var removed = await Budgets.RemoveAsync(Mara, budget.Id);
        Assert.Empty(await ListAsync());
        await Undo.UndoAsync(Mara, removed.BatchId!.Value);
        await SpendAsync("Groceries", 100, Day);
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task A_line_is_told_once_where_the_months_begin_on_another_day_meanwhile()
    {
        var mara = await StartMonthsOnAsync(Mara, 28);
        Pass("2027-03-05");
        await Budgets.AddAsync(
            mara, new(await CategoryIdAsync("Groceries"), Chf(10_000), BudgetCycleKind.Month, new(2027, 2, 28))
            {
                Warnings = new([50], false),
            }, new(2027, 3, 5));
        await SpendAsync("Groceries", 5_100, "2027-03-05", mara);
        Pass("2027-03-10");
        // The period still begins on 28 February, and ends on 30 March.
        mara = await StartMonthsOnAsync(mara, 31);
        Pass("2027-03-30");
        await SpendAsync("Groceries", 100, "2027-03-30", mara);
        Assert.Equal([50], await LinesAsync());
    }

    [Fact]
    public async Task A_page_that_fails_stops_neither_the_write_nor_the_others()
    {
        var told = 0;
        using var broken = House.Get<AlertChangeFeed>().Subscribe(Mara, () => throw new InvalidOperationException());
        using var sound = House.Get<AlertChangeFeed>().Subscribe(Mara, () => told++);
        await SetQuietlyAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 5_100, Day);
        Assert.Equal((1, 50), (told, Assert.Single(await LinesAsync())));
    }

    async Task<Member> StartMonthsOnAsync(Member member, int day)
    {
        await House.Get<LedgerSettingsService>().StartMonthsOnAsync(member, day);
        return await House.Get<LedgerAccessService>().EnterLastAsync(member.UserId);
    }

    void Pass(string until) => ((FakeTime)Clock).SetUtcNow(DateTimeOffset.Parse($"{until}T12:00Z", null));

    /// <summary>Without a word of the pace.</summary>
    async Task<BudgetDetails> SetQuietlyAsync(string? category, long minor) => await Budgets.AddAsync(
        Mara, new(category is null ? null : await CategoryIdAsync(category), Chf(minor), BudgetCycleKind.Month)
        {
            Warnings = BudgetWarningSettings.Usual with { OfPace = false },
        }, Today);

    async Task<WriteResult<ExpenseRow>> AddAsync(string category, long minor) => await House.Expenses.AddAsync(
        Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, minor: minor, category: category, date: Day));

    Task<IReadOnlyList<CrossedBudgetLine>> ListAsync() => Alerts.ListAsync(Mara);

    Task<IReadOnlyList<CrossedBudgetLine>> UnreadAsync() => Alerts.UnreadAsync(Mara, Today);

    async Task<IEnumerable<int>> LinesAsync() => (await ListAsync()).Select(a => a.Threshold);
}
