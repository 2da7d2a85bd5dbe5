using System.Collections.Frozen;

namespace FinSight.Core.Capture;

/// <summary>
/// Where a name ends that the sentence goes on after: "SAMPLE MUSIC will be …". Only in scripts that have capitals.
/// </summary>
static class NameEndFinder
{
    /// <summary>Small words within names.</summary>
    static readonly FrozenSet<string> Joints = new[]
    {
        "of", "and", "the", "for", "by", "on", "at", "to", "n", "de", "del", "della", "dei", "di", "da", "do", "dos",
        "das", "du", "des", "d", "la", "le", "les", "los", "el",
        "l", "al", "alla", "al", "a", "e", "y", "et", "en", "von", "vom", "zum", "zur", "am", "an", "im", "in", "auf",
        "und", "der", "die", "das", "den", "van", "het", "ter", "op",
        "och", "og", "i", "w", "na", "pod", "u", "v", "ve", "и", "в", "на", "της", "του", "και",
    }.ToFrozenSet();

    public static int Of(string text, int start, int end)
    {
        if (end <= start || !char.IsUpper(text[start])) return end;
        for (var at = start; at < end; at++)
        {
            if (text[at] != ' ' || at + 1 >= end || !char.IsLower(text[at + 1])) continue;
            var last = at + 1;
            while (last < end && WordCharacters.IsOfWord(text[last])) last++;
            // "Bar do João", and not "Sanne heeft".
            if (last - at > 2
                && !Joints.Contains(text[(at + 1)..last].ToLowerInvariant())
                && (last == end || text[last] == ' '))
                return at;
        }
        return end;
    }

    /// <summary>"EMI of" has lost who it was of.</summary>
    public static string WithoutJoint(string name) =>
        name.LastIndexOf(' ') is > 0 and var space && Joints.Contains(name[(space + 1)..]) ? name[..space] : name;

    /// <summary>A single small word is none; addresses such as "shop@upi" and "sample.com" are.</summary>
    public static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsLower(c)) return false;
        return text.Length > 0;
    }
}
