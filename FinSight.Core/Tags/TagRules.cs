using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FinSight.Core.Tags;

/// <summary>What a tag may be called: always something that <c>#name</c> can say.</summary>
public static partial class TagRules
{
    public const int MostPerExpense = 10;
    public const int MostPerLedger = 1_000;
    public const int MaxName = Tag.MaxName;

    /// <summary>The tags of a text in which spaces, commas or number signs stand between them.</summary>
    /// <exception cref="RuleException">One breaks a rule, or there are too many.</exception>
    public static IReadOnlyList<string> Read(string? typed) =>
        All(Separators().Split(typed ?? "").Where(name => name.Length > 0));

    /// <summary>Each name as it is stored; those that read the same are one.</summary>
    /// <exception cref="RuleException">One breaks a rule, or there are too many.</exception>
    public static IReadOnlyList<string> All(IEnumerable<string> names)
    {
        var all = names.Select(Name).DistinctBy(Names.Key).ToList();
        return all.Count <= MostPerExpense
            ? all
            : throw new RuleException(Rules.Tags.TooManyOnExpense, MostPerExpense);
    }

    /// <summary>Without a leading number sign, and with hyphens for spaces.</summary>
    /// <exception cref="RuleException">It is empty, too long, or holds what a tag may not.</exception>
    public static string Name(string? typed)
    {
        var name = Spaces().Replace(Core.TextNormalizer.OneLine(typed).TrimStart('#').Trim(), "-");
        if (!name.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            throw new RuleException(Rules.Tags.Wordless);
        if (!name.EnumerateRunes().All(IsAllowed))
            throw new RuleException(Rules.Tags.WrongCharacter, name);
        return name.Length <= Tag.MaxName && Names.Key(name).Length <= Tag.MaxKey
            ? name
            : throw new RuleException(Rules.Tags.TooLong, Tag.MaxName);
    }

    // Marks too: many scripts write their vowels with them.
    static bool IsAllowed(Rune rune) => rune.Value is '-' or '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    [GeneratedRegex(@"[\s,;#]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
