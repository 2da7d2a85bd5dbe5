using System.Globalization;
using System.Resources;
using FinSight.Core.Categories;
using FinSight.Core.QuickEntry;
using FinSight.Core.QuickEntry.WordLists;

namespace FinSight.Tests.QuickEntry;

public sealed class LedgerStarterCategoryFinderTests
{
    static readonly Guid Ledger = Guid.NewGuid();
    static readonly ResourceManager Texts = new(typeof(FinSight.Web.Texts));

    [Fact]
    public void In_English_or_German_each_starter_category_is_found()
    {
        foreach (var founded in new[] { Founded(key => key), Founded(German) })
            Assert.Equal(
                StarterCategories.Marks.Select(mark => mark.Icon),
                StarterCategories.Marks.Select(mark => LedgerStarterCategoryFinder.Find(founded)[mark.Name].Icon));
    }

    [Fact]
    public void A_renamed_one_is_known_by_its_icon_and_one_with_another_icon_by_its_name()
    {
        var categories = Founded(German);
        categories[0].Change(new("Futter", categories[0].Icon, "other"));
        categories[1].Change(new(categories[1].Name, "🍕", "other"));
        Assert.Equal(categories[0], LedgerStarterCategoryFinder.Find(categories)["Groceries"]);
        Assert.Equal(categories[1], LedgerStarterCategoryFinder.Find(categories)["Eating out"]);
    }

    [Fact]
    public void With_another_name_and_another_icon_it_is_another_category()
    {
        var categories = Founded(key => key);
        categories[8].Change(new("Pets", "🐶", "kids"));
        Assert.False(LedgerStarterCategoryFinder.Find(categories).ContainsKey("Kids"));
    }

    [Fact]
    public void A_name_counts_more_than_an_alias_and_that_more_than_an_icon()
    {
        var groceries = Category("Groceries", "🛒");
        var alias = Category("Kitchen", "🍳", "groceries", "Travel");
        var icon = Category("Food", "🥕");
        Assert.Equal(groceries, LedgerStarterCategoryFinder.Find([icon, alias, groceries])["Groceries"]);
        Assert.Equal(alias, LedgerStarterCategoryFinder.Find([icon, alias])["Groceries"]);
        Assert.Equal(icon, LedgerStarterCategoryFinder.Find([icon])["Groceries"]);
        Assert.Equal(alias, LedgerStarterCategoryFinder.Find([icon, alias])["Travel"]);
    }

    [Fact]
    public void Each_name_in_a_word_list_is_the_one_that_new_ledgers_get()
    {
        var names = StarterCategories.Marks.ToDictionary(
            mark => mark.Name, mark => StarterCategories.Name(mark.Name, German));
        Assert.All(names, name => Assert.Equal([name.Key, name.Value], UsualCategoryLookup.Names(name.Key)));
    }

    static List<Category> Founded(Func<string, string> translate) => [.. StarterCategories.For(Ledger, translate)];

    static Category Category(string name, string icon, params string[] aliases) =>
        new(Ledger, new(name, icon, "other", Aliases: aliases), 1);

    static string German(string key) => Texts.GetString(key, CultureInfo.GetCultureInfo("de")) ?? key;
}
