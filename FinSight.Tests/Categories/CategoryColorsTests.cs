using FinSight.Core.Categories;

namespace FinSight.Tests.Categories;

public sealed class CategoryColorsTests
{
    [Fact]
    public void Another_category_gets_the_first_colour_that_the_fewest_have()
    {
        Assert.Equal("groceries", CategoryColors.Next([]));
        Assert.Equal("eating", CategoryColors.Next(["groceries", "other"]));
        Assert.Equal("home", CategoryColors.Next([.. CategoryColors.All, "groceries", "eating", "transport"]));
    }
}
