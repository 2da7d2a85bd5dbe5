using System.Globalization;
using System.Text;

namespace FinSight.Core.Categories;

/// <summary>What each field of a category must be; each rule answers with the value as it is stored.</summary>
public static class CategoryRules
{
    const int ZeroWidthJoiner = 0x200D;
    const int KeycapMark = 0x20E3;
    const int EmojiStyle = 0xFE0F;

    /// <exception cref="RuleException">It is empty or too long.</exception>
    public static string Name(string? typed)
    {
        var name = Core.TextNormalizer.OneLine(typed);
        if (Names.Key(name).Length == 0) throw new RuleException(Rules.Categories.NameMissing);
        return name.Length <= Category.MaxName && Names.Key(name).Length <= Category.MaxKey
            ? name
            : throw new RuleException(Rules.Categories.NameTooLong, Category.MaxName);
    }

    /// <exception cref="RuleException">It is not exactly one emoji.</exception>
    public static string Icon(string? typed)
    {
        var icon = Core.TextNormalizer.OneLine(typed);
        return icon.Length is > 0 and <= Category.MaxIcon && IsOneEmoji(icon)
            ? icon
            : throw new RuleException(Rules.Categories.IconNoEmoji);
    }

    /// <exception cref="RuleException">It is none of <see cref="CategoryColors"/>.</exception>
    public static string Color(string? chosen) => CategoryColors.All.Contains(chosen)
        ? chosen!
        : throw new RuleException(Rules.Categories.ColorUnknown);

    // What a reader sees as one sign (a grapheme cluster, UAX #29) and an emoji may be made of (UTS #51).
    static bool IsOneEmoji(string icon) =>
        StringInfo.GetNextTextElementLength(icon) == icon.Length
        && (icon.EnumerateRunes().All(IsPart) && IsSymbol(icon.EnumerateRunes().First()) || IsKeycap(icon));

    static bool IsPart(Rune rune) => IsSymbol(rune)
        || rune.Value is ZeroWidthJoiner or EmojiStyle or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F);

    static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol
            || rune.Value is 0x203C or 0x2049 or 0x2194 or 0x3030;

    static bool IsKeycap(string icon) => icon is [>= '0' and <= '9' or '#' or '*', (char)EmojiStyle, (char)KeycapMark];
}
