using FinSight.Core.Categories;
using FinSight.Core.Dashboard;

namespace FinSight.Tests.Dashboard;

/// <summary>A parent is exactly the sum of its own expenses and of those below it.</summary>
public sealed class CategorySumCalculatorTests
{
    [Fact]
    public void Each_total_of_a_random_tree_is_that_of_its_branch()
    {
        var random = new Random(15);
        for (var round = 0; round < 200; round++)
        {
            var (choices, parents) = Tree(random, random.Next(1, 25));
            var own = choices.Where(_ => random.Next(3) > 0)
                .ToDictionary(choice => choice.Id, _ => new CategorySum(random.Next(-500, 1_000), random.Next(1, 4)));
            var totals = CategorySumCalculator.Totals(own, choices);

            foreach (var choice in choices)
            {
                var branch = choices.Where(other => IsBelow(other.Id, choice.Id, parents))
                    .Select(other => own.GetValueOrDefault(other.Id)).ToList();
                var total = totals.SingleOrDefault(total => total.Id == choice.Id && !total.IsOwn);
                Assert.Equal(
                    (branch.Sum(sum => sum.Amount), branch.Sum(sum => sum.Count)),
                    (total?.Amount ?? 0, total?.Count ?? 0));
                if (total is null) continue;
                Assert.Equal(parents[choice.Id], total.ParentId);
                var shown = totals.Where(below => below.ParentId == choice.Id).ToList();
                if (shown.Count > 0)
                    Assert.Equal(
                        (total.Amount, total.Count),
                        (shown.Sum(below => below.Amount), shown.Sum(below => below.Count)));
            }
            Assert.Equal(
                own.Values.Sum(sum => sum.Amount),
                totals.Where(total => total.ParentId is null).Sum(total => total.Amount));
        }
    }

    static bool IsBelow(Guid id, Guid top, Dictionary<Guid, Guid?> parents)
    {
        for (Guid? at = id; at is { } known; at = parents[known])
            if (known == top) return true;
        return false;
    }

    /// <summary>In the order of a tree, three levels at most.</summary>
    static (List<CategoryChoice> Choices, Dictionary<Guid, Guid?> Parents) Tree(Random random, int count)
    {
        List<CategoryChoice> choices = [];
        Dictionary<Guid, Guid?> parents = [];
        var above = new Guid?[4];
        for (var (i, level) = (0, 1); i < count; i++, level = random.Next(1, Math.Min(level + 1, 3) + 1))
        {
            var choice = new CategoryChoice(Guid.NewGuid(), $"Category {i}", "home", "🛋️", false, level);
            choices.Add(choice);
            parents.Add(choice.Id, above[level - 1]);
            above[level] = choice.Id;
        }
        return (choices, parents);
    }
}
