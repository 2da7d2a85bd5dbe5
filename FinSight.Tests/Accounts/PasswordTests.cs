using FinSight.Core;
using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("plum river lantern")]
    [InlineData("        ")]
    [InlineData("12345678")]
    [InlineData("ⅷ🙂🙂🙂🙂🙂🙂🙂")]
    public void Anything_of_eight_characters_goes(string password) => Passwords.Check("mara", password);

    [Theory]
    [InlineData(null, "Choose a password.")]
    [InlineData("", "Choose a password.")]
    [InlineData("1234567", "Use at least 8 characters. Three or four words work well.")]
    [InlineData("🙂🙂🙂🙂", "Use at least 8 characters. Three or four words work well.")]
    [InlineData("MARA-KELLER", "Choose a password that is not your username.")]
    public void A_weak_password_gets_a_sentence(string? password, string sentence)
    {
        var broken = Assert.Throws<RuleException>(() => Passwords.Check("mara-keller", password));
        Assert.Equal(("Password", sentence), (broken.Field, broken.Message));
    }

    [Fact]
    public void A_long_password_is_refused_and_never_cut()
    {
        Passwords.Check("mara", new string('x', 256));
        Assert.Throws<RuleException>(() => Passwords.Check("mara", new string('x', 257)));
    }

    [Fact]
    public void A_password_typed_composed_or_not_is_one() =>
        Assert.Equal(Passwords.Prepare("Zoë's café"), Passwords.Prepare("Zoe\u0308's cafe\u0301"));

    [Fact]
    public void Case_and_spaces_count() => Assert.NotEqual(Passwords.Prepare("plum river "), Passwords.Prepare("Plum river"));
}
