using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;

namespace FinSight.Tests.Changes;

/// <summary>What the log tells of amounts once the ledger counts them in another currency's minor units.</summary>
public sealed class RecountedChangeTests : ServiceTestBase
{
    [Fact]
    public async Task Every_state_of_a_row_is_told_in_the_minor_units_of_today()
    {
        var row = (await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara))).Row;
        var since = await House.Get<LedgerSequenceReader>().ReadAsync(Mara);
        await House.Expenses.EditAsync(Mara, row.Id, row.Version, new ExpenseEdit(Title: "Tea"));
        var mara = await KeepInDinarsAsync();
        await House.Expenses.EditAsync(mara, row.Id, row.Version + 2, new ExpenseEdit(Title: "Milk"));

        foreach (var known in new[] { 0, since })
        {
            var page = (await House.Get<LedgerChangesService>().ReadAsync(mara, known, 100))!;
            Assert.All(
                page.Changes.Where(change => change.Entity == ExpenseLogDefinition.Kind),
                change => Assert.Equal(4500, change.State![ExpenseLogDefinition.Amount].GetInt64()));
        }
    }

    [Fact]
    public async Task A_recount_is_told_as_no_change_of_an_amount()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        var mara = await KeepInDinarsAsync();
        var activity = House.Get<ActivityService>();
        var head = (await activity.PageAsync(mara, new ActivityRequest())).Entries[0];
        var rows = (await activity.BatchAsync(mara, head.BatchId))!.Rows;
        Assert.Equal(
            new FieldChange(ExpenseLogDefinition.Amount, "4500", "4500"),
            Assert.Single(rows.Single(row => row.Entity == ExpenseLogDefinition.Kind).Fields));
    }

    async Task<Member> KeepInDinarsAsync()
    {
        await House.Get<CurrencyChangeService>().RunAsync(Mara, "KWD");
        return await House.Get<LedgerAccessService>().EnterLastAsync(Mara.UserId);
    }
}
