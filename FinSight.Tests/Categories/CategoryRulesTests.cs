using FinSight.Core;
using FinSight.Core.Categories;

namespace FinSight.Tests.Categories;

public sealed class CategoryRulesTests
{
    [Theory]
    [InlineData("🥕")]
    [InlineData(" 🛋️ ")]
    [InlineData("👩🏽‍🚀")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("🇨🇭")]
    [InlineData("🏴󠁧󠁢󠁳󠁣󠁴󠁿")]
    [InlineData("1️⃣")]
    [InlineData("❤️")]
    [InlineData("☕")]
    public void One_emoji_is_an_icon(string typed) => Assert.Equal(typed.Trim(), CategoryRules.Icon(typed));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("🥕🍜")]
    [InlineData("A")]
    [InlineData("7")]
    [InlineData("<")]
    [InlineData("é")]
    [InlineData("🥕\u0334\u0335")]
    [InlineData("\u200D")]
    [InlineData("\ufe0f")]
    [InlineData("\ud83e")]
    [InlineData("👨🏻‍👩🏻‍👧🏻‍👦🏻")]
    public void Anything_else_is_none(string? typed) =>
        Assert.Equal(FieldNames.Icon, Assert.Throws<RuleException>(() => CategoryRules.Icon(typed)).Field);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("\u200B")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void A_name_has_1_to_40_characters_that_can_be_seen(string? typed) =>
        Assert.Equal(FieldNames.Name, Assert.Throws<RuleException>(() => CategoryRules.Name(typed)).Field);

    [Fact]
    public void A_name_is_composed_and_trimmed() => Assert.Equal("Café", CategoryRules.Name(" Cafe\u0301\n"));

    [Fact]
    public void A_name_whose_key_would_be_endless_is_too_long() =>
        Assert.Throws<RuleException>(() => CategoryRules.Name(new string('\uFDFA', 40)));

    [Fact]
    public void Only_the_twelve_colours_are_colours()
    {
        Assert.All(CategoryColors.All, color => Assert.Equal(color, CategoryRules.Color(color)));
        Assert.Throws<RuleException>(() => CategoryRules.Color("red; }"));
    }
}
