using System.Globalization;
using System.Text.RegularExpressions;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Tests.Architecture;
using FinSight.Web;

namespace FinSight.Tests.Localisation;

/// <summary>Each rule has a sentence in each language, and no sentence is left over.</summary>
public sealed partial class RuleTextTests
{
    public static TheoryData<string> Spoken => [.. SupportedLanguages.All];

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Each_rule_has_its_sentence_and_none_is_left_over(string language)
    {
        var sentences = Sentences(language);
        AllRuleCodes.Codes.Except(sentences.Keys).Select(code => $"{language} lacks {code}")
            .Concat(sentences.Keys.Except(AllRuleCodes.Codes).Select(code => $"{language} need not know {code}"))
            .Concat(
                sentences.Where(sentence => string.IsNullOrWhiteSpace(sentence.Value))
                    .Select(sentence => $"{language} leaves {sentence.Key} empty"))
            .AssertNone();
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void A_sentence_tells_the_same_in_each_language(string language)
    {
        var english = Sentences("en");
        Sentences(language)
            .Where(sentence =>
                !TextFile.Places(sentence.Value).SetEquals(
                    TextFile.Places(english.GetValueOrDefault(sentence.Key, ""))))
            .Select(sentence => $"{sentence.Key}: {sentence.Value}")
            .AssertNone();
    }

    [Fact]
    public void A_code_is_given_once_and_written_like_the_others()
    {
        Assert.NotEmpty(AllRuleCodes.Codes);
        AllRuleCodes.Codes.GroupBy(code => code).Where(same => same.Count() > 1).Select(same => same.Key)
            .Concat(AllRuleCodes.Codes.Where(code => !Code().IsMatch(code))).AssertNone();
    }

    static Dictionary<string, string> Sentences(string language) => TextFile.Of(
        typeof(RuleTexts), language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language));

    [GeneratedRegex("^[a-z]+(_[a-z]+)*[.][a-z]+(_[a-z]+)*$")]
    private static partial Regex Code();
}
