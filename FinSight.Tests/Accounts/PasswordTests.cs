using FinSight.Core;
using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("plum river lantern")]
    [InlineData("plumriver")]
    [InlineData("a        b")]
    [InlineData("73849560")]
    [InlineData("ⅷ🙂🙂🙂🙂🙂🙂🙂")]
    [InlineData("mara plum river")]
    [InlineData("my budget is a purple whale")]
    [InlineData("tamarack sundial")]
    public void Anything_of_eight_characters_goes_that_is_not_guessed_first(string password) =>
        PasswordRules.Check("mara", password);

    [Theory]
    [InlineData(null, "Choose a password.")]
    [InlineData("", "Choose a password.")]
    [InlineData("1234567", "Use at least 8 characters. Three or four words work well.")]
    [InlineData("🙂🙂🙂🙂", "Use at least 8 characters. Three or four words work well.")]
    [InlineData("MARA-KELLER", "Choose a password that is not your username.")]
    public void A_weak_password_gets_a_sentence(string? password, string sentence)
    {
        var broken = Assert.Throws<RuleException>(() => PasswordRules.Check("mara-keller", password));
        Assert.Equal((FieldNames.Password, sentence), (broken.Field, broken.Said()));
    }

    [Fact]
    public void A_long_password_is_refused_and_never_cut()
    {
        var longest = string.Concat(Enumerable.Range(0, 64).Select(i => $"{i:D2}pf"));
        PasswordRules.Check("mara", longest);
        Assert.Equal(
            "Use at most 256 characters.",
            Assert.Throws<RuleException>(() => PasswordRules.Check("mara", longest + "x")).Said());
    }

    [Fact]
    public void A_password_typed_composed_or_not_is_one() =>
        Assert.Equal(PasswordRules.Prepare("Zoë's café"), PasswordRules.Prepare("Zoe\u0308's cafe\u0301"));

    [Fact]
    public void Case_and_spaces_count() =>
        Assert.NotEqual(PasswordRules.Prepare("plum river "), PasswordRules.Prepare("Plum river"));
}
