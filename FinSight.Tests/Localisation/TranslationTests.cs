using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Tests.Architecture;
using FinSight.Web;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Localisation;

/// <summary>Every language says all that English says, and nothing else.</summary>
public sealed class TranslationTests
{
    public static TheoryData<string> Translated => [.. SupportedLanguages.All.Skip(1)];

    [Theory]
    [InlineData("Texts")]
    [InlineData("RuleTexts")]
    public void Each_file_of_texts_is_a_language(string texts)
    {
        var files = Directory.EnumerateFiles(Repository.Web, $"{texts}.*.resx")
            .Select(file => Path.GetFileName(file).Split('.')[1]);
        Assert.Equal(["en", .. files.Order()], SupportedLanguages.All);
        Assert.Contains("de", SupportedLanguages.All);
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
        .Where(entry =>
            !TextFile.Places(entry.Key).SetEquals(TextFile.Places(entry.Value))
                || string.IsNullOrWhiteSpace(entry.Value))
        .Select(entry => $"{entry.Key} ==> {entry.Value}").AssertNone();

    [Fact]
    public void The_keys_hold_what_pages_and_made_up_data_say()
    {
        string[] some = ["Where it went", "category: Home", "Rent", "Green", "Spent in {0}"];
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
        Assert.Equal(said, services.GetRequiredService<RuleTexts>().Of(Rules.Expenses.AmountOutOfRange, []));
    }

    static Dictionary<string, string> Entries(string language) =>
        TextFile.Of(typeof(Texts), CultureInfo.GetCultureInfo(language));
}
