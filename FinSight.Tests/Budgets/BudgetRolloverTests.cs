using FinSight.Core;
using FinSight.Core.Budgets;

namespace FinSight.Tests.Budgets;

public sealed class BudgetRolloverTests
{
    static readonly DateRange Days = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30));

    [Theory]
    [InlineData(false, false, 100, 100, 100)]
    [InlineData(true, false, 100, 140, 100)]
    [InlineData(false, true, 100, 100, 70)]
    [InlineData(true, true, 100, 140, 110)]
    public void Only_what_was_chosen_is_carried(bool left, bool over, long first, long second, long third)
    {
        // 40 are left of the first; the second takes 170 - 40, or 30 more than its 140.
        var spent = left && !over
            ? new long[] { 60, 170, 0 }
            : over && !left ? [60, 130, 0] : left ? [60, 130, 0] : [60, 170, 0];
        Assert.Equal([first, second, third], Chain([100, 100, 100], spent, left, over).Select(p => p.Limit));
    }

    [Fact]
    public void What_is_overspent_by_more_than_the_next_amount_goes_on() =>
        Assert.Equal([100, -150, -50], Chain([100, 100, 100], [350, 0, 0], false, true).Select(p => p.Limit));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void With_both_the_chain_is_all_that_was_given_out_less_all_that_was_spent_before(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var count = random.Next(1, 70);
            var (amounts, spent) = (Any(random, count, 0, 90_000), Any(random, count, -20_000, 120_000));
            var chain = Chain(amounts, spent, true, true);
            for (var k = 0; k < count; k++) Assert.Equal(amounts[..(k + 1)].Sum() - spent[..k].Sum(), chain[k].Limit);
            Assert.Equal(amounts, Chain(amounts, spent, false, false).Select(p => p.Limit));
            Assert.All(Chain(amounts, spent, true, false).Zip(amounts), p => Assert.True(p.First.Limit >= p.Second));
            Assert.All(Chain(amounts, spent, false, true).Zip(amounts), p => Assert.True(p.First.Limit <= p.Second));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_chain_passes_over_what_rests_as_if_that_had_not_been(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var (left, over) = (random.Next(2) == 0, random.Next(2) == 0);
            var periods = Enumerable.Range(0, random.Next(1, 40))
                .Select(
                    _ => new BudgetPeriodSpending(
                        Days, random.Next(0, 90_000), random.Next(-20_000, 120_000), random.Next(3) == 0))
                .ToList();
            var chain = BudgetRollover.Chain(periods, left, over);
            Assert.Equal(
                BudgetRollover.Chain(periods.Where(p => !p.IsPaused), left, over), chain.Where(p => !p.IsPaused));
            Assert.All(chain.Where(p => p.IsPaused), p => Assert.Equal((0, 0), (p.Limit, p.Left)));
        }
    }

    static long[] Any(Random random, int count, int least, int most) =>
        [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(least, most))];

    static IReadOnlyList<RolledOverPeriod> Chain(long[] amounts, long[] spent, bool left, bool over) =>
        BudgetRollover.Chain(
            amounts.Zip(spent, (amount, used) => new BudgetPeriodSpending(Days, amount, used)), left, over);
}
