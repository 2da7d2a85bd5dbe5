using System.Text;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>
/// Puts what is written from right to left into the order in which it is drawn from left to right: each stretch of such
/// signs, with the spaces and marks between them, turned round. Enough for names and titles of one line.
/// </summary>
static class ReadingOrder
{
    public static IEnumerable<string> Visual(IEnumerable<string> signs)
    {
        var all = signs.ToList();
        if (!all.Exists(IsFromRight)) return all;
        var turned = new List<string>(all.Count);
        for (var at = 0; at < all.Count;)
        {
            if (!IsFromRight(all[at]))
            {
                turned.Add(all[at++]);
                continue;
            }
            var end = End(all, at);
            turned.AddRange(Turned(all[at..end]));
            at = end;
        }
        return turned;
    }

    static int End(List<string> all, int at)
    {
        var end = at + 1;
        for (var next = end; next < all.Count && !IsFromLeft(all[next]); next++)
            if (IsFromRight(all[next]) || IsDigit(all[next]) || Closes(all, at, next)) end = next + 1;
        return end;
    }

    /// <summary>Of a bracket that was opened within the stretch.</summary>
    static bool Closes(List<string> all, int first, int at) => all[at] is ")" or "]"
        && all[first..at] is var before && before.LastIndexOf(Mirrored(all[at])) > before.LastIndexOf(all[at]);

    // Numbers keep their order within it.
    static IEnumerable<string> Turned(List<string> stretch)
    {
        for (var at = stretch.Count - 1; at >= 0;)
        {
            var first = at;
            while (first > 0 && IsDigit(stretch[at]) && IsOfNumber(stretch, first - 1)) first--;
            for (var i = first; i <= at; i++) yield return Mirrored(stretch[i]);
            at = first - 1;
        }
    }

    static bool IsOfNumber(List<string> stretch, int at) =>
        IsDigit(stretch[at]) || at > 0 && IsDigit(stretch[at - 1]) && stretch[at] is "." or "," or ":" or "/";

    static bool IsFromRight(string sign) =>
        First(sign).Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
            && !IsDigit(sign);

    static bool IsFromLeft(string sign) => Rune.IsLetter(First(sign)) && !IsFromRight(sign);

    static bool IsDigit(string sign) => Rune.IsDigit(First(sign));

    static string Mirrored(string sign) => sign switch { "(" => ")", ")" => "(", "[" => "]", "]" => "[", _ => sign };

    static Rune First(string sign) => Rune.TryGetRuneAt(sign, 0, out var rune) ? rune : Rune.ReplacementChar;
}
