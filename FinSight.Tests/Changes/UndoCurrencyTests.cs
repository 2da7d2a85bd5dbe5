using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;

namespace FinSight.Tests.Changes;

/// <summary>A currency with other decimals counts every amount anew, and earlier amounts can't be put back.</summary>
public sealed class UndoCurrencyTests : ServiceTestBase
{
    [Fact]
    public async Task What_was_done_before_the_decimals_changed_is_left_alone_and_the_reason_told()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Coffee", 400));
        await House.Get<CurrencyChangeService>().RunAsync(Mara, "JPY");
        var mara = await House.Get<LedgerAccessService>().EnterLastAsync(Mara.UserId);

        var result = (await House.Get<UndoService>().UndoAsync(mara))!;

        Assert.Equal((0, true), (result.Changed, result.Recounted));
        Assert.Equal(["Coffee"], result.LeftAlone);
    }

    [Theory]
    [InlineData("EUR", 1, false)]
    [InlineData("JPY", 0, true)]
    public async Task Only_other_decimals_stand_in_the_way(string code, int changed, bool recounted)
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Coffee", 400));
        await House.Get<CurrencyChangeService>().RunAsync(Mara, code);
        var mara = await House.Get<LedgerAccessService>().EnterLastAsync(Mara.UserId);
        var result = (await House.Get<UndoService>().UndoAsync(mara))!;
        Assert.Equal((changed, recounted), (result.Changed, result.Recounted));
    }

    [Fact]
    public async Task What_somebody_changed_after_the_decimals_did_is_changed_and_not_recounted()
    {
        await House.Get<CurrencyChangeService>().RunAsync(Mara, "JPY");
        var mara = await House.Get<LedgerAccessService>().EnterLastAsync(Mara.UserId);
        var row = await House.Expenses.AddAsync(
            mara, Guid.CreateVersion7(), await House.FieldsAsync(mara, "Coffee", 400));
        var jonas = await House.JoinAsync(mara, "Jonas");
        await House.Expenses.EditAsync(jonas, row.Row.Id, row.Row.Version, await House.FieldsAsync(mara, "Tea", 500));
        var result = (await House.Get<UndoService>().UndoAsync(mara))!;
        Assert.Equal((0, false), (result.Changed, result.Recounted));
    }
}
