using FinSight.Core;
using FsCheck.Fluent;

namespace FinSight.Tests.Vocabulary;

public sealed class ShareCalculatorTests
{
    [Fact]
    public void Thirds_add_up_to_the_whole() =>
        Assert.Equal([334, 333, 333], ShareCalculator.Permille([100, 100, 100]));

    [Fact]
    public void The_largest_remainder_is_rounded_up() =>
        Assert.Equal([333, 667], ShareCalculator.Permille([1, 2]));

    [Fact]
    public void Refunds_and_zeros_have_no_share() =>
        Assert.Equal([0, 750, 0, 250], ShareCalculator.Permille([-500, 300, 0, 100]));

    [Fact]
    public void Without_a_positive_amount_there_are_no_shares()
    {
        Assert.Equal([0, 0], ShareCalculator.Permille([0, -1]));
        Assert.Empty(ShareCalculator.Permille([]));
    }

    [Fact]
    public void Shares_add_up_and_are_less_than_one_step_from_the_truth() =>
        Generators.Holds(Generators.Long.ListOf(), amounts =>
        {
            var shares = ShareCalculator.Permille([.. amounts]);
            var total = amounts.Where(amount => amount > 0).Aggregate(Int128.Zero, (sum, amount) => sum + amount);
            Assert.Equal(total == 0 ? 0 : 1000, shares.Sum());
            foreach (var (amount, share) in amounts.Zip(shares))
                Assert.True(Int128.Abs(Int128.Max(amount, 0) * 1000 - share * total) < Int128.Max(total, 1));
        });
}
