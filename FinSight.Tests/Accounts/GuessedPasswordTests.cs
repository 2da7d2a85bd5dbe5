using System.Globalization;
using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

/// <summary>Passwords that whoever guesses tries first are refused, wherever one is chosen.</summary>
public sealed class GuessedPasswordTests
{
    const string Common = "This password is one of those that are tried first. Choose another one.";
    const string Rows = "Repetitions and rows of characters are guessed first. Three or four words work well.";
    const string Own =
        "Your names and the words of this service are guessed first. Add some that have nothing to do with them.";

    [Theory]
    [InlineData("iloveyou")]
    [InlineData("ILoveYou")]
    [InlineData("ｉｌｏｖｅｙｏｕ")]
    [InlineData("iloveyou2026!")]
    [InlineData("123iloveyou")]
    [InlineData("1qaz2wsx")]
    [InlineData("baseball")]
    [InlineData("Superman!")]
    public void A_common_one_is_refused_with_what_is_put_around_it(string password) =>
        Assert.Equal(Common, Refusal(password));

    [Fact]
    public void Every_entry_of_the_list_that_is_long_enough_is_refused()
    {
        var list = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(
            Repository.Root, "FinSight.Core", "node_modules", "@zxcvbn-ts", "language-common", "src",
            "passwords.json")))!;
        var longEnough = list.Where(password => password.EnumerateRunes().Count() >= PasswordRules.Shortest).ToList();
        Assert.InRange(longEnough.Count, 17_000, 19_000);
        Assert.All(longEnough, password => Assert.True(CommonPasswordList.Contains(password.ToLowerInvariant())));
        Assert.All(longEnough, password => Assert.Throws<RuleException>(() => PasswordRules.Check("mara", password)));
        Assert.DoesNotContain(
            Enumerable.Range(0, 1000),
            i => CommonPasswordList.Contains($"plum river {i.ToString(CultureInfo.InvariantCulture)}"));
    }

    [Theory]
    [InlineData("        ")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    [InlineData("abababab")]
    [InlineData("plumplum")]
    [InlineData("plum1plum1plum1")]
    [InlineData("12345678")]
    [InlineData("87654321098")]
    [InlineData("abcdefgh")]
    [InlineData("abcd1234")]
    [InlineData("zyxwvuts")]
    [InlineData("asdfghjkl")]
    [InlineData("Qwertzuiop")]
    [InlineData("aaaa1111")]
    public void So_is_what_is_only_repeated_or_counted(string password) => Assert.Equal(Rows, Refusal(password));

    [Theory]
    [InlineData("finsight")]
    [InlineData("FinSight2026")]
    [InlineData("finsight123456")]
    [InlineData("FinSight!FinSight")]
    [InlineData("fin sight 1")]
    [InlineData("F1n51ght!")]
    [InlineData("f!ns!ght99")]
    [InlineData("myfinsight")]
    [InlineData("finsightabc")]
    [InlineData("finsight-password")]
    [InlineData("expenses2026")]
    [InlineData("Ausgaben.2026")]
    [InlineData("Haushaltsbuch1")]
    [InlineData("geldgeldgeld!")]
    [InlineData("money-budget")]
    [InlineData("admin2026!")]
    public void So_are_words_of_this_service_with_a_little_around_them(string password) =>
        Assert.Equal(Own, Refusal(password));

    [Theory]
    [InlineData("Zoë Ångström", "angstrom1")]
    [InlineData("Zoë Ångström", "zoeangstrom")]
    [InlineData("Zoë Ångström", "Angstrom, Zoë!")]
    [InlineData("Zoë Ångström", "z0e-4ng5tr0m")]
    [InlineData("mara.keller", "keller1990")]
    [InlineData("Jörg Weiß", "jorg weiss 7")]
    [InlineData("İpek", "ipek1234")]
    [InlineData("O'Brien-Smith", "BrienSmith")]
    public void So_are_the_user_s_own_names(string name, string password) => Assert.Equal(Own, Refusal(password, name));

    [Theory]
    [InlineData("lantern42")]
    [InlineData("Lantern.River")]
    [InlineData("riverbank!")]
    [InlineData("m0ney.example")]
    public void So_are_the_display_name_and_parts_of_addresses(string password)
    {
        string?[] own = ["Lantern", "river.bank@lantern.example.org", "money.example.org", null];
        Assert.Equal(Own, Assert.Throws<RuleException>(() => PasswordRules.Check("mara", password, own)).Said());
        PasswordRules.Check("mara", "quarrystone7", own);
    }

    static string Refusal(string password, string name = "mara")
    {
        var broken = Assert.Throws<RuleException>(() => PasswordRules.Check(name, password));
        Assert.Equal(FieldNames.Password, broken.Field);
        return broken.Said();
    }
}
