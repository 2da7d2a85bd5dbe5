using FinSight.Core.Dashboard;
using FinSight.Tests.Vocabulary;
using FsCheck.Fluent;

namespace FinSight.Tests.Dashboard;

public sealed class CategorySplitTests
{
    [Fact]
    public void Refunds_are_no_part_of_the_ring_and_the_smaller_ones_are_what_they_add_up_to()
    {
        long[] amounts = [900, 800, 700, 600, 500, 400, 300, 200, 100, 0, -250, -4_000];
        var split = CategorySplit.Of(Totals(amounts));

        Assert.Equal((7, 4_500, -4_250, 250), (split.Shown, split.Ring, split.Refunded, split.Sum));
        Assert.Equal((300, 66), (split.Smaller.Sum(s => s.Total.Amount), split.Smaller.Sum(s => s.Permille)));
        Assert.Equal([-4_000, -250], split.Refunds.Select(t => t.Amount));
    }

    [Fact]
    public void Eight_categories_stand_for_themselves_whatever_was_refunded_besides()
    {
        var split = CategorySplit.Of(Totals([8, 7, 6, 5, 4, 3, 2, 1, -1, -2, -3]));
        Assert.Equal(8, split.Shown);
        Assert.Empty(split.Smaller);
    }

    [Fact]
    public void Without_spending_there_is_no_ring() =>
        Assert.Equal((0, -300, 0), CategorySplit.Of(Totals([-100, 0, -200])) is var split
            ? (split.Ring, split.Sum, split.Spent.Sum(s => s.Permille)) : default);

    [Fact]
    public void Every_category_is_there_once_and_the_shares_are_those_of_the_ring() => Generators.Holds(
        Gen.Choose(-100_000, 100_000).ListOf(),
        drawn =>
        {
            var totals = Totals([.. drawn.Select(Convert.ToInt64)]);
            var split = CategorySplit.Of(totals);

            Assert.Equal(totals.ToHashSet(), split.Spent.Select(s => s.Total).Concat(split.Refunds).ToHashSet());
            Assert.Equal(totals.Sum(t => t.Amount), split.Sum);
            Assert.Equal(split.Ring == 0 ? 0 : 1000, split.Spent.Sum(s => s.Permille));
            Assert.Equal(
                split.Spent.Select(s => s.Total.Amount).OrderDescending(), split.Spent.Select(s => s.Total.Amount));
            Assert.All(split.Spent, share => Assert.True(
                Math.Abs(share.Total.Amount * 1000 - share.Permille * split.Ring) < Math.Max(split.Ring, 1)
                    && share.Total.Amount >= 0));
            Assert.True(split.Shown + (split.Smaller.Any() ? 1 : 0) <= 8);
            Assert.Equal(split.Ring, split.Spent.Take(split.Shown).Concat(split.Smaller).Sum(s => s.Total.Amount));
        });

    static List<CategoryTotal> Totals(long[] amounts) =>
    [
        .. amounts.Select((amount, i) =>
            new CategoryTotal(Guid.NewGuid(), $"Category {i}", "home", "🛋️", amount, 1)),
    ];
}
