using FinSight.Core;
using FsCheck.Fluent;

namespace FinSight.Tests.Vocabulary;

public sealed class MoneyTests
{
    static readonly Currency Chf = Currency.Of("CHF");
    static readonly Currency Eur = Currency.Of("EUR");

    [Fact]
    public void Addition_is_exact_or_overflows() =>
        Generators.Holds(Generators.Long.Two(), pair =>
        {
            var (left, right) = (new Money(pair.Item1, Chf), new Money(pair.Item2, Chf));
            AssertExact((Int128)pair.Item1 + pair.Item2, () => left + right);
            AssertExact((Int128)pair.Item1 - pair.Item2, () => left - right);
            AssertExact(-(Int128)pair.Item1, () => -left);
        });

    [Fact]
    public void Addition_is_associative_and_commutative() =>
        Generators.Holds(Generators.Minor.Three(), three =>
        {
            var (a, b, c) = (new Money(three.Item1, Chf), new Money(three.Item2, Chf), new Money(three.Item3, Chf));
            Assert.Equal(a + b + c, a + (b + c));
            Assert.Equal(a + b, b + a);
            Assert.Equal(a, a + b - b);
            Assert.Equal(Money.Zero(Chf), a + -a);
        });

    [Fact]
    public void Order_is_that_of_the_minor_units() =>
        Generators.Holds(Generators.Long.Two(), pair =>
        {
            var (left, right) = (new Money(pair.Item1, Chf), new Money(pair.Item2, Chf));
            Assert.Equal(pair.Item1 < pair.Item2, left < right);
            Assert.Equal(pair.Item1 > pair.Item2, left > right);
            Assert.Equal(pair.Item1 <= pair.Item2, left <= right);
            Assert.Equal(pair.Item1 >= pair.Item2, left >= right);
        });

    [Fact]
    public void Currencies_do_not_mix()
    {
        var (francs, euros) = (new Money(100, Chf), new Money(100, Eur));
        Assert.Throws<InvalidOperationException>(() => francs + euros);
        Assert.Throws<InvalidOperationException>(() => francs - euros);
        Assert.Throws<InvalidOperationException>(() => francs < euros);
        Assert.NotEqual(francs, euros);
    }

    [Fact]
    public void Only_zero_is_zero()
    {
        Assert.True(Money.Zero(Chf).IsZero);
        Assert.False(new Money(-1, Chf).IsZero);
    }

    static void AssertExact(Int128 expected, Func<Money> calculate)
    {
        if (expected >= long.MinValue && expected <= long.MaxValue)
            Assert.Equal(new Money((long)expected, Chf), calculate());
        else
            Assert.Throws<OverflowException>(() => calculate());
    }
}
