namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>
/// Arabic letters in the shapes that they have beside each other. Unicode has a sign for each shape, so that no font's
/// rules have to be read; a letter whose shapes the font lacks stands alone.
/// </summary>
static class ArabicShapes
{
    const char Lam = 'ل', Stretch = 'ـ', NonJoiner = '\u200C';

    /// <summary>Of a letter that joins on both sides.</summary>
    const int All = 4;

    // By what they stand for: alone, the last, the first, between two.
    static readonly Lazy<Dictionary<string, string[]>> Shapes = new(() =>
    {
        var face = ReportFonts.Face(ReportFonts.Fallback);
        return Enumerable.Range(0xFE80, 0x7D).Concat(Enumerable.Range(0xFB50, 0xB0)).Where(face.Has)
            .Select(sign => ((char)sign).ToString()).GroupBy(PdfUnicodeMapFixer.Plain)
            .Where(shapes => shapes.Key is [_] or [Lam, _])
            .ToDictionary(shapes => shapes.Key, shapes => shapes.ToArray());
    });

    /// <param name="signs">In the order in which they are read.</param>
    public static IEnumerable<string> Join(IEnumerable<string> signs)
    {
        var all = signs.ToList();
        if (!all.Exists(sign => sign[0] is >= '\u0600' and <= '\u06FF')) return all;
        for (var i = all.Count - 2; i >= 0; i--)
            if (all[i] is [Lam] && Shapes.Value.ContainsKey($"{Lam}{all[i + 1][0]}"))
            {
                all[i] += all[i + 1];
                all.RemoveAt(i + 1);
            }
        return all.Select((sign, i) => Shape(
            sign, isJoined: i > 0 && JoinsNext(all[i - 1]), mayJoin: i + 1 < all.Count && JoinsLast(all[i + 1])));
    }

    static string Shape(string sign, bool isJoined, bool mayJoin)
    {
        if (Find(sign) is not { } letter) return sign;
        var shapes = Shapes.Value[letter];
        var place = (isJoined && JoinsLast(sign) ? 1 : 0) + (mayJoin && JoinsNext(sign) ? 2 : 0);
        return shapes[place] + sign[letter.Length..];
    }

    static bool JoinsNext(string sign) => sign[0] == Stretch || Count(sign) == All && !sign.Contains(NonJoiner);

    static bool JoinsLast(string sign) => sign[0] == Stretch || Count(sign) > 1;

    static int Count(string sign) => Find(sign) is { } letter ? Shapes.Value[letter].Length : 0;

    static string? Find(string sign) =>
        sign.Length > 1 && Shapes.Value.ContainsKey(sign[..2]) ? sign[..2]
        : Shapes.Value.ContainsKey(sign[..1]) ? sign[..1] : null;
}
