using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Ledgers;

public sealed class CurrencyChangeServiceTests : ServiceTestBase
{
    CurrencyChangeService Change => House.Get<CurrencyChangeService>();

    [Theory]
    [InlineData("EUR", 450, 450)]
    [InlineData("KWD", 450, 4500)]
    [InlineData("JPY", 400, 4)]
    [InlineData("JPY", -1200, -12)]
    public async Task Every_amount_keeps_its_value_and_so_do_totals_and_the_trash(string code, long before, long after)
    {
        var (kept, deleted) = (await AddAsync(before), await AddAsync(before));
        await House.Expenses.DeleteAsync(Mara, deleted);
        await Change.RunAsync(Mara, code);

        var mara = await AgainAsync();
        Assert.Equal(code, mara.Currency.Code);
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.All(await db.Expenses.ToListAsync(), row => Assert.Equal(after, row.Amount));
        var view = await House.Get<DashboardService>()
            .ViewAsync(mara, new DashboardRequest(null, new DateOnly(2026, 11, 23)));
        Assert.Equal((after, after), (view.AllTime, Assert.Single(view.Expenses.Rows).Amount));
        Assert.Equal(kept, view.Expenses.Rows[0].Id);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task The_question_tells_how_many_one_sees_and_what_becomes_of_the_latest()
    {
        await AddAsync(400);
        await House.Expenses.DeleteAsync(Mara, await AddAsync(200));
        var question = await Change.AskAsync(Mara, "kwd");
        Assert.Equal(new CurrencyChangePreview(
            Currency.Of("KWD"), 1, new Money(400, Currency.Of("CHF")), new Money(4000, Currency.Of("KWD"))), question);
        Assert.Equal("CHF", (await AgainAsync()).Currency.Code);
    }

    [Fact]
    public async Task An_empty_ledger_has_nothing_to_ask_about() =>
        Assert.Equal(new CurrencyChangePreview(Currency.Of("JPY"), 0, null, null), await Change.AskAsync(Mara, "JPY"));

    [Fact]
    public async Task Where_an_amount_would_not_stay_what_it_is_nothing_changes()
    {
        await AddAsync(400);
        await AddAsync(450);
        var problem = await RefusedAsync("JPY");
        Assert.Equal("JPY has fewer decimals than CHF, and 1 amounts need them. Nothing was changed.", problem);

        await AddAsync(Money.MaxMinor);
        problem = await RefusedAsync("KWD");
        Assert.Equal(
            "KWD has more decimals than CHF, and 1 amounts are too large for them. Nothing was changed.", problem);
        await Change.RunAsync(Mara, "EUR");
    }

    [Theory]
    [InlineData("CHF")]
    [InlineData("EUR")]
    public async Task A_guessed_currency_is_one_that_was_chosen_once_somebody_says_so(string code)
    {
        var noah = await House.MoveInAsync("Noah", isCurrencyChosen: false);
        Assert.False(noah.IsCurrencyChosen);
        Assert.NotNull((await Change.RunAsync(noah, code)).BatchId);
        noah = await House.Get<LedgerAccessService>().EnterLastAsync(noah.UserId);
        Assert.Equal((code, true), (noah.Currency.Code, noah.IsCurrencyChosen));
        Assert.Null((await Change.RunAsync(noah, code)).BatchId);
    }

    [Fact]
    public async Task There_and_back_is_where_it_began()
    {
        var id = await AddAsync(400);
        await Change.RunAsync(Mara, "JPY");
        await Change.RunAsync(await AgainAsync(), "CHF");
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(400, (await db.Expenses.SingleAsync(e => e.Id == id)).Amount);
    }

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(Role.Viewer)]
    public async Task Only_an_owner_changes_it(Role role)
    {
        var jonas = await House.JoinAsync(Mara, "Jonas", role);
        await Assert.ThrowsAsync<RuleException>(() => Change.RunAsync(jonas, "EUR"));
        Assert.Equal("CHF", (await AgainAsync()).Currency.Code);
    }

    [Fact]
    public async Task Whoever_still_thinks_in_the_old_currency_writes_nothing_and_holds_nobody_up()
    {
        var fields = await House.FieldsAsync(Mara);
        await Change.RunAsync(Mara, "EUR");
        var problem = await Assert.ThrowsAsync<RuleException>(
            () => House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields));
        Assert.Equal(
            "The ledger's currency has just changed to EUR. Look at the amounts, then do it again.", problem.Said());
        await Assert.ThrowsAsync<RuleException>(() => Change.RunAsync(Mara, "USD"));

        var mara = await AgainAsync();
        await House.Expenses.AddAsync(
            mara, Guid.CreateVersion7(), fields with { Amount = new Money(450, mara.Currency) });
        var noah = await House.MoveInAsync("Noah");
        await House.Expenses.AddAsync(noah, Guid.CreateVersion7(), await House.FieldsAsync(noah));
    }

    [Fact]
    public async Task The_log_tells_of_the_change_and_counts_older_amounts_in_the_unit_of_today()
    {
        var id = await AddAsync(450);
        var row = (await House.Get<DashboardService>().ViewAsync(
            Mara, new DashboardRequest(null, new DateOnly(2026, 11, 23)))).Expenses.Rows[0];
        await House.Expenses.EditAsync(Mara, id, row.Version, await House.FieldsAsync(Mara, minor: 540));
        await Change.RunAsync(Mara, "KWD");
        var mara = await AgainAsync();

        var entries = (await House.Get<ActivityService>().PageAsync(mara, new ActivityRequest())).Entries;
        Assert.Equal(("Ledger", 2), (entries[0].Entity, entries[0].Count));
        Assert.Equal([new FieldChange("CurrencyCode", "CHF", "KWD")], entries[0].Fields);
        Assert.Equal([new FieldChange("Amount", "4500", "5400")], entries[1].Fields);

        var versions = (await House.Get<ExpenseHistoryService>().VersionsAsync(mara, id)).All;
        Assert.Equal([5400, 4500], versions.Select(v => v.State.Amount));
        await House.Get<ExpenseHistoryService>().RestoreAsync(mara, id, versions[1].Sequence);
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(4500, (await db.Expenses.SingleAsync()).Amount);
    }

    [Fact]
    public async Task Undo_passes_the_change_by_and_leaves_alone_what_it_counted_anew()
    {
        var id = await AddAsync(450);
        await Change.RunAsync(Mara, "KWD");
        var mara = await AgainAsync();
        var batch = (await House.Get<ActivityService>().PageAsync(mara, new ActivityRequest())).Entries[0].BatchId;
        await Assert.ThrowsAsync<NotFoundException>(() => House.Get<UndoService>().UndoAsync(mara, batch));
        Assert.Equal(["Coffee"], (await House.Get<UndoService>().UndoAsync(mara))!.LeftAlone);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var row = await db.Expenses.SingleAsync(e => e.Id == id);
        Assert.Equal((4500, null), (row.Amount, row.DeletedAt));
    }

    [Fact]
    public async Task Pages_are_told_once_and_after_it_is_done()
    {
        for (var i = 0; i < 3; i++) await AddAsync(400);
        List<string> seen = [];
        using var settings = House.Feed.SubscribeToSettings(Mara, () => seen.Add("told"));
        using var rows = House.Feed.Subscribe(Mara, _ => seen.Add("moved"));
        await Change.RunAsync(Mara, "JPY");
        Assert.Equal(["told", "moved"], seen);
    }

    async Task<string> RefusedAsync(string code)
    {
        await Assert.ThrowsAsync<RuleException>(() => Change.AskAsync(Mara, code));
        var problem = await Assert.ThrowsAsync<RuleException>(() => Change.RunAsync(Mara, code));
        Assert.Equal(FieldNames.Currency, problem.Field);
        Assert.Equal("CHF", (await AgainAsync()).Currency.Code);
        return problem.Said();
    }

    async Task<Guid> AddAsync(long minor)
    {
        var id = Guid.CreateVersion7();
        await House.Expenses.AddAsync(Mara, id, await House.FieldsAsync(Mara, minor: minor));
        return id;
    }

    Task<Member> AgainAsync() => House.Get<LedgerAccessService>().EnterAsync(Mara.UserId, Mara.LedgerId);
}
