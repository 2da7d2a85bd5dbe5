using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using FinSight.Core.Accounts;
using FinSight.Tests.Architecture;
using FinSight.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FinSight.Tests.Localisation;

/// <summary>Every language says all that English says, and nothing else.</summary>
public sealed partial class TranslationTests
{
    public static TheoryData<string> Translated => [.. Languages.All.Skip(1)];

    [Fact]
    public void Each_file_of_texts_is_a_language()
    {
        var files = Directory.EnumerateFiles(Repository.Web, "Texts.*.resx").Select(file => Path.GetFileName(file).Split('.')[1]);
        Assert.Equal(["en", .. files.Order()], Languages.All);
        Assert.Contains("de", Languages.All);
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void No_text_is_missing(string language) => TextKeys.All.Except(Entries(language).Keys).AssertNone();

    [Theory]
    [MemberData(nameof(Translated))]
    public void No_text_is_left_over(string language) => Entries(language).Keys.Except(TextKeys.All).AssertNone();

    [Theory]
    [MemberData(nameof(Translated))]
    public void Every_translation_has_the_places_of_its_text(string language) => Entries(language)
        .Where(entry => !Places(entry.Key).SetEquals(Places(entry.Value)) || string.IsNullOrWhiteSpace(entry.Value))
        .Select(entry => $"{entry.Key} ==> {entry.Value}").AssertNone();

    [Fact]
    public void The_keys_hold_what_pages_rules_and_made_up_data_say()
    {
        string[] some =
        [
            "Where it went", "Type an amount.", "category: Home", "Rent", "Green", "Spent in {0}",
            "There is a category named {0} already. Choose another name.", "Use {0} to {1} characters.",
            "Choose a currency such as EUR; \"{0}\" is not one.", "{0} has no decimals. Type a whole amount.",
        ];
        Assert.Subset(TextKeys.All.ToHashSet(), some.ToHashSet());
    }

    [Theory]
    [InlineData("de-CH", "Dieser Betrag ist zu gross.")]
    [InlineData("de-DE", "Dieser Betrag ist zu groß.")]
    [InlineData("de", "Dieser Betrag ist zu groß.")]
    [InlineData("fr-CH", "That amount is too large.")]
    public void A_language_is_spelled_as_where_its_reader_lives(string culture, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        using var services = new ServiceCollection().AddLogging().AddTexts().BuildServiceProvider();
        Assert.Equal(said, services.GetRequiredService<IStringLocalizer<Texts>>()["That amount is too large."].Value);
    }

    static Dictionary<string, string> Entries(string language)
    {
        var texts = new ResourceManager(typeof(Texts)).GetResourceSet(CultureInfo.GetCultureInfo(language), true, tryParents: false);
        return texts!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
