using FinSight.Core;
using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

public sealed class UserNameTests
{
    [Theory]
    [InlineData("mara")]
    [InlineData("Zoë Ångström")]
    [InlineData("J. R. O'Brien-Smith_2")]
    [InlineData("Łukasz")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Ελένη")]
    [InlineData("Наталія 7")]
    [InlineData("מרים")]
    [InlineData("محمد ٣")]
    [InlineData("मीरा")]
    [InlineData("ஸ்ரீராம்")]
    [InlineData("สมชาย")]
    [InlineData("မြို့")]
    [InlineData("ქეთევან")]
    [InlineData("Արամ")]
    [InlineData("김민수")]
    [InlineData("山田タロー")]
    [InlineData("さくらー")]
    [InlineData("Kenji 健二")]
    [InlineData("ㄅㄆ王")]
    [InlineData("42")]
    public void Names_of_any_script_are_names(string name) => Assert.Equal(name, UserNameRules.Clean(name));

    [Theory]
    [InlineData("  mara\t", "mara")]
    [InlineData("Zoe\u0308", "Zoë")]
    [InlineData("ｍａｒａ１", "mara1")]
    [InlineData("ﬁona", "fiona")]
    [InlineData("O’Brien", "O'Brien")]
    [InlineData("Oʼbrien", "O'brien")]
    [InlineData("a  b", "a b")]
    [InlineData("a\u00A0 b", "a b")]
    public void A_name_is_stored_in_one_form(string typed, string stored) =>
        Assert.Equal(stored, UserNameRules.Clean(typed));

    [Theory]
    [InlineData(null, "Choose a username.")]
    [InlineData("   ", "Choose a username.")]
    [InlineData("a", "Use 2 to 40 characters.")]
    [InlineData("a23456789 123456789 123456789 123456789 1", "Use 2 to 40 characters.")]
    [InlineData(".mara", "Start and end with a letter or a digit.")]
    [InlineData("mara-", "Start and end with a letter or a digit.")]
    [InlineData("--", "Start and end with a letter or a digit.")]
    [InlineData("ma@ra", "Usernames can't contain @. Use letters, digits, spaces and . _ - '")]
    [InlineData("<b>mara", "Usernames can't contain <. Use letters, digits, spaces and . _ - '")]
    [InlineData("mara🙂", "Usernames can't contain 🙂. Use letters, digits, spaces and . _ - '")]
    [InlineData("½mara", "Usernames can't contain ⁄. Use letters, digits, spaces and . _ - '")]
    [InlineData("ma\u200Bra", "Usernames can't contain invisible characters.")]
    [InlineData("ma\u200Dra", "Usernames can't contain invisible characters.")]
    [InlineData("ma\u00ADra", "Usernames can't contain invisible characters.")]
    [InlineData("\u202Emara", "Usernames can't contain invisible characters.")]
    [InlineData("ma\nra", "Usernames can't contain invisible characters.")]
    [InlineData("ma\0ra", "Usernames can't contain invisible characters.")]
    [InlineData("\u3164\u3164", "Usernames can't contain invisible characters.")]
    [InlineData("mа\u0072a", "Use letters and digits of one alphabet only.")]
    [InlineData("Αlex", "Use letters and digits of one alphabet only.")]
    [InlineData("김タロ", "Use letters and digits of one alphabet only.")]
    [InlineData("1٣", "Use letters and digits of one alphabet only.")]
    [InlineData("mara٣", "Use letters and digits of one alphabet only.")]
    [InlineData("𐌰𐌱a", "Use letters and digits of one alphabet only.")]
    [InlineData("mar\u0338a", "Use plain letters, without stacked accents.")]
    [InlineData("mara\u0301\u0301\u0301", "Use plain letters, without stacked accents.")]
    [InlineData("म\u0940\u0940", "Use plain letters, without stacked accents.")]
    [InlineData("\u0940मी", "Use plain letters, without stacked accents.")]
    public void What_is_no_name_gets_a_sentence(string? typed, string sentence)
    {
        var broken = Assert.Throws<RuleException>(() => UserNameRules.Clean(typed));
        Assert.Equal((FieldNames.UserName, sentence), (broken.Field, broken.Said()));
    }

    [Fact]
    public void Half_a_character_is_refused() => Assert.Throws<RuleException>(() => UserNameRules.Clean("ma\ud83dra"));

    [Fact]
    public void Forty_characters_outside_the_basic_plane_are_forty() =>
        Assert.Equal(80, UserNameRules.Clean(string.Concat(Enumerable.Repeat("𞤀", 40))).Length);

    [Theory]
    [InlineData("Zoë Ångström", "zoë ångström")]
    [InlineData("Zoë Ångström", "ZOE\u0308 A\u030Angstro\u0308m")]
    [InlineData("O'Brien", " o’brien ")]
    [InlineData("Weiß", "WEIẞ")]
    [InlineData("Νίκος", "ΝΊΚΟΣ")]
    [InlineData("ｍａｒａ", "Mara")]
    public void Two_spellings_of_one_name_share_a_key(string one, string other) =>
        Assert.Equal(UserNameRules.Key(one), UserNameRules.Key(other));

    [Theory]
    [InlineData("mara", "mara1")]
    [InlineData("Zoe", "Zoë")]
    [InlineData("a b", "a.b")]
    public void Different_names_have_different_keys(string one, string other) =>
        Assert.NotEqual(UserNameRules.Key(one), UserNameRules.Key(other));

    [Theory]
    [InlineData("ipek", "ıpek")]
    [InlineData("ipek", "İpek")]
    [InlineData("IPEK", "ıpek")]
    [InlineData("Işık Yıldız", "isik yildiz", false)]
    [InlineData("Işık", "işik")]
    [InlineData("Zoe", "Zoë", false)]
    [InlineData("Strasse", "Straße", false)]
    public void Names_with_one_i_or_the_other_are_alike_and_those_with_other_letters_are_not(
        string one, string other, bool areAlike = true) =>
        Assert.Equal(areAlike, UserNameRules.Likeness(one) == UserNameRules.Likeness(other));

    [Fact]
    public void A_key_is_made_of_anything()
    {
        Assert.Equal("", UserNameRules.Key(null));
        Assert.Equal("", UserNameRules.Key(new string('a', 100_000)));
        Assert.NotNull(UserNameRules.Key("\ud800\uffff"));
    }

    [Fact]
    public void Identity_looks_names_up_by_the_same_key() =>
        Assert.Equal(UserNameRules.Key("Zoë"), new UserNameNormalizer().NormalizeName("ZOË"));
}
