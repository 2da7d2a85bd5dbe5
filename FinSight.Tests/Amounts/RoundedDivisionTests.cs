using FinSight.Core;
using FsCheck.Fluent;

namespace FinSight.Tests.Vocabulary;

public sealed class RoundedDivisionTests
{
    [Theory]
    [InlineData(5, 2, 3)]
    [InlineData(-5, 2, -3)]
    [InlineData(5, -2, -3)]
    [InlineData(4, 3, 1)]
    [InlineData(-4, 3, -1)]
    [InlineData(1, 3, 0)]
    [InlineData(6, 3, 2)]
    [InlineData(0, 7, 0)]
    [InlineData(long.MaxValue, 1, long.MaxValue)]
    [InlineData(long.MinValue, 1, long.MinValue)]
    public void Half_is_rounded_away_from_zero(long amount, long by, long quotient) =>
        Assert.Equal(quotient, RoundedDivision.Divide(amount, by));

    [Fact]
    public void The_quotient_is_at_most_half_a_step_from_the_truth() =>
        Generators.Holds(Generators.Long.Two().Where(pair => pair is not ((_, 0) or (long.MinValue, -1))), pair =>
        {
            var (amount, by) = pair;
            var error = Int128.Abs((Int128)RoundedDivision.Divide(amount, by) * by - amount);
            Assert.True(error * 2 <= Int128.Abs(by), $"{amount} / {by}");
        });

    [Fact]
    public void A_quotient_that_no_long_holds_overflows()
    {
        Assert.Throws<OverflowException>(() => RoundedDivision.Divide(long.MinValue, -1));
        Assert.Throws<DivideByZeroException>(() => RoundedDivision.Divide(1, 0));
    }
}
