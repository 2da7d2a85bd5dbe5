using FinSight.Core;
using FinSight.Core.Budgets;

namespace FinSight.Tests.Budgets;

public sealed class DatedBudgetAmountsTests
{
    static readonly Currency Chf = Currency.Of("CHF"), Yen = Currency.Of("JPY"), Dinar = Currency.Of("KWD");

    [Fact]
    public void A_change_counts_from_its_day_and_takes_later_ones_with_it()
    {
        var amounts = DatedBudgetAmounts.Of(Day(1), 100).Change(Day(3), 300).Change(Day(5), 500).Change(Day(3), 400);
        Assert.Equal([(Day(1), 100), (Day(3), 400)], amounts.Lines);
        Assert.Equal(
            [100, 100, 100, 400, 400, 400], Enumerable.Range(0, 6).Select(i => amounts.On(Day(1).AddDays(i - 1))));
    }

    [Fact]
    public void What_is_written_is_read_again_also_in_a_currency_with_other_decimals()
    {
        var written = DatedBudgetAmounts.Of(Day(1), 50_000).Change(Day(2), 7).Write(Chf);
        Assert.Equal("2026-11-01=500.00\n2026-11-02=0.07", written);
        Assert.Equal([50_000, 7], DatedBudgetAmounts.Read(written, Chf).Lines.Select(line => line.Minor));
        Assert.Equal([500_000, 70], DatedBudgetAmounts.Read(written, Dinar).Lines.Select(line => line.Minor));
        Assert.Equal((true, false), (DatedBudgetAmounts.Fit(written, Dinar), DatedBudgetAmounts.Fit(written, Yen)));
        Assert.True(DatedBudgetAmounts.Fit("2026-11-01=500.00", Yen));
        Assert.Equal(500, DatedBudgetAmounts.Read("2026-11-01=500.00", Yen).Last);
    }

    [Fact]
    public void Only_so_many_changes_are_kept()
    {
        var amounts = DatedBudgetAmounts.Of(Day(1), 1);
        for (var i = 1; i < 200; i++) amounts = amounts.Change(Day(1).AddDays(i), i + 1);
        Assert.Equal((120, 200), (amounts.Lines.Count, amounts.Last));
        Assert.True(amounts.Change(Day(1).AddDays(300), Money.MaxMinor).Write(Chf).Length <= Budget.MaxAmounts);
    }

    static DateOnly Day(int day) => new(2026, 11, day);
}
