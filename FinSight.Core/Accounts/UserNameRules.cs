using System.Globalization;
using System.Text;

namespace FinSight.Core.Accounts;

/// <summary>
/// Which user names there are: 2 to 40 letters and digits of one script, inside also space . _ - and '.
/// </summary>
public static class UserNameRules
{
    public const int Shortest = 2;
    public const int Longest = 40;

    /// <summary>Of what is looked up; no name or address comes near.</summary>
    public const int LongestTyped = 256;

    const int MostMarksInARow = 4;

    /// <summary>The name as it is stored: trimmed, NFKC, one kind of space and apostrophe.</summary>
    /// <exception cref="RuleException">It is no user name; the rule says why.</exception>
    public static string Clean(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) throw new RuleException(Rules.Accounts.UserNameNotChosen);
        if (typed.Length > LongestTyped) throw WrongLength();

        var name = Fold(typed);
        var runes = name.EnumerateRunes().ToArray();
        foreach (var rune in runes) CheckAllowed(rune);
        if (runes.Length is < Shortest or > Longest) throw WrongLength();
        if (IsSeparator(runes[0]) || IsSeparator(runes[^1])) throw new RuleException(Rules.Accounts.UserNameWrongEnds);
        CheckMarks(runes);
        if (!NameScriptRules.GoTogether(runes)) throw new RuleException(Rules.Accounts.UserNameMixedAlphabets);
        return name;
    }

    /// <summary>
    /// What two names share when they are one: the stored form without case. Takes anything, refuses nothing.
    /// </summary>
    public static string Key(string? typed)
    {
        if (typed is null or { Length: > LongestTyped }) return "";
        // Lower first: ẞ has no upper case but is ß in lower case.
        return Fold(typed).ToLowerInvariant().ToUpperInvariant().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>
    /// What names share that cannot stand beside each other: the key, with one kind of I. Turkish writes two, and
    /// phones and other keyboards put the one for the other.
    /// </summary>
    public static string Likeness(string? typed) => Key(typed).Replace('ı', 'I').Replace('İ', 'I');

    static string Fold(string typed)
    {
        var folded = new StringBuilder(typed.Length);
        foreach (var rune in TextNormalizer.WellFormed(typed).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (rune.Value == ' ' && folded is [.., ' ']) continue;
            folded.Append(IsApostrophe(rune) ? "'" : rune.ToString());
        }
        return folded.ToString().Trim();
    }

    static bool IsApostrophe(Rune rune) => rune.Value is '\u2019' or '\u2018' or '\u02BC' or '\u02BB';

    static bool IsSeparator(Rune rune) => rune.Value is ' ' or '.' or '_' or '-' or '\'';

    static void CheckAllowed(Rune rune)
    {
        if (IsInvisible(rune)) throw new RuleException(Rules.Accounts.UserNameInvisible);
        var allowed = IsSeparator(rune) || Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.ModifierLetter => NameScriptRules.Knows(rune),
            UnicodeCategory.DecimalDigitNumber => true,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
            _ => Rune.IsLetter(rune),
        };
        if (!allowed) throw new RuleException(Rules.Accounts.UserNameWrongCharacter, rune.ToString());
    }

    // Some letters and marks draw nothing: fillers and variation selectors.
    static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || (Rune.IsWhiteSpace(rune) && rune.Value != ' ')
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    // NFKC has composed every accent that Latin, Greek and Cyrillic are written with; further marks only disguise.
    static void CheckMarks(Rune[] runes)
    {
        var marks = 0;
        for (var i = 0; i < runes.Length; i++)
        {
            marks = IsMark(runes[i]) ? marks + 1 : 0;
            if (marks == 0) continue;
            if (i < marks || marks > MostMarksInARow || runes[i] == runes[i - 1]
                || !NameScriptRules.MarksWith(runes[i], runes[i - marks]))
                throw new RuleException(Rules.Accounts.UserNameStackedAccents);
        }
    }

    static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    static RuleException WrongLength() => new(Rules.Accounts.UserNameWrongLength, Shortest, Longest);
}
