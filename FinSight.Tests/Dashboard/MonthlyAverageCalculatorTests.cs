using FinSight.Core.Dashboard;
using FinSight.Tests.Vocabulary;
using FsCheck.Fluent;

namespace FinSight.Tests.Dashboard;

public sealed class MonthlyAverageCalculatorTests
{
    static readonly DateOnly First = new(2025, 12, 1);
    static readonly DateOnly Current = new(2026, 11, 1);

    [Fact]
    public void Months_in_which_nothing_was_spent_count_from_the_first_expense_on()
    {
        Assert.Equal(1818, MonthlyAverageCalculator.Of(Months([.. new long[10], 20_000, 0]), new(2024, 6, 1), Current));
        Assert.Equal(
            10_000, MonthlyAverageCalculator.Of(Months([.. new long[9], 0, 20_000, 0]), new(2026, 9, 1), Current));
    }

    [Fact]
    public void A_month_whose_sum_is_0_counts_and_so_does_one_below_0()
    {
        Assert.Equal(
            13_333, MonthlyAverageCalculator.Of(
                Months([.. new long[8], 0, 20_000, 20_000, 0]), new(2026, 8, 1), Current));
        Assert.Equal(
            -2_500, MonthlyAverageCalculator.Of(Months([.. new long[9], -7_500, 2_500, 0]), new(2026, 9, 1), Current));
        Assert.Equal(0, MonthlyAverageCalculator.Of(Months(new long[12]), First, Current));
    }

    [Theory]
    [InlineData("2026-11-01")] // only the running month
    [InlineData("2027-01-01")] // only what is to come
    [InlineData(null)]
    public void Without_a_month_that_is_over_there_is_no_average(string? begun) =>
        Assert.Null(
            MonthlyAverageCalculator.Of(
                Months([.. new long[11], 500]), begun is null ? null : DateOnly.Parse(begun, null), Current));

    [Fact]
    public void The_average_times_the_months_is_the_sum_but_for_its_rounding() => Generators.Holds(
        from amounts in Gen.Choose(-1_000_000, 1_000_000).ListOf(12)
        from begun in Gen.Choose(-20, 14)
        from running in Gen.Choose(0, 14)
        select (
            Amounts: amounts.Select(Convert.ToInt64).ToArray(),
            Begun: First.AddMonths(begun),
            Current: First.AddMonths(running)),
        ledger =>
        {
            var months = Months(ledger.Amounts);
            var full = months.Count(m => m.First >= ledger.Begun && m.First < ledger.Current);
            var sum = months.Where(m => m.First >= ledger.Begun && m.First < ledger.Current).Sum(m => m.Amount);
            var average = MonthlyAverageCalculator.Of(months, ledger.Begun, ledger.Current);
            Assert.Equal(full == 0, average is null);
            Assert.True(Math.Abs((average ?? 0) * full - sum) * 2 <= full);
        });

    static List<MonthTotal> Months(long[] amounts) =>
        [.. amounts.Select((amount, i) => new MonthTotal(First.AddMonths(i), amount, amount == 0 ? 0 : 1))];
}
