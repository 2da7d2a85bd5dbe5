namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>
/// Puts what is written from right to left into the order in which it is drawn, in a line that goes from left to right:
/// the rules W2 to L4 of Unicode's UAX 9.
/// </summary>
static class RightToLeftReorderer
{
    public const char LeftToRightMark = '\u200E';

    /// <summary>Each part is put into order by itself, as it would be alone.</summary>
    public static string Join(string separator, IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return string.Join(all.Exists(MayTurn) ? $"{LeftToRightMark}{separator}{LeftToRightMark}" : separator, all);
    }

    static bool MayTurn(string part) =>
        part.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') || part.AsSpan().ContainsAnyInRange('\uFB1D', '\uFEFC');

    public static IEnumerable<string> Visual(IEnumerable<string> signs)
    {
        var all = signs.ToList();
        var ways = all.ConvertAll(BidiClassExtensions.Of);
        if (!ways.Exists(way =>
            way is BidiClass.Right or BidiClass.ArabicLetter or BidiClass.ArabicNumber)) return all;
        FindNumbers(ways);
        TurnBrackets(all, ways);
        TurnNeutrals(ways);
        for (var at = 0; at < all.Count; at++)
            if (ways[at] is BidiClass.Right) all[at] = Mirrored(all[at]);
        // Numbers twice, so that they keep their order.
        Reverse(all, ways, BidiClassExtensions.IsNumber);
        Reverse(all, ways, BidiClassExtensions.IsFromRight);
        return all;
    }

    static void FindNumbers(List<BidiClass> ways)
    {
        After(ways, BidiClass.ArabicLetter, BidiClass.ArabicNumber);
        for (var at = 1; at < ways.Count - 1; at++)
            if (ways[at - 1] == ways[at + 1] && Binds(ways[at], ways[at - 1])) ways[at] = ways[at - 1];
        for (var at = 1; at < ways.Count; at++)
            if (ways[at] is BidiClass.Unit && ways[at - 1] is BidiClass.Number) ways[at] = BidiClass.Number;
        for (var at = ways.Count - 2; at >= 0; at--)
            if (ways[at] is BidiClass.Unit && ways[at + 1] is BidiClass.Number) ways[at] = BidiClass.Number;
        After(ways, BidiClass.Left, BidiClass.Left);
    }

    /// <summary>Numbers whose last letter before them is of one kind are of that of its numbers.</summary>
    static void After(List<BidiClass> ways, BidiClass letter, BidiClass number)
    {
        var last = BidiClass.Left;
        for (var at = 0; at < ways.Count; at++)
        {
            if (ways[at].IsLetter()) last = ways[at];
            else if (ways[at] is BidiClass.Number && last == letter) ways[at] = number;
        }
    }

    static bool Binds(BidiClass sign, BidiClass number) => sign switch
    {
        BidiClass.Plus => number is BidiClass.Number,
        BidiClass.Separator => number.IsNumber(),
        _ => false,
    };

    /// <summary>Both of a pair go the same way: that of the line if anything within does.</summary>
    static void TurnBrackets(List<string> signs, List<BidiClass> ways)
    {
        foreach (var (open, close) in Pairs(signs).Order())
        {
            var within = ways[(open + 1)..close];
            if (within.Contains(BidiClass.Left)) ways[open] = ways[close] = BidiClass.Left;
            else if (within.Exists(BidiClassExtensions.IsFromRight))
                ways[open] = ways[close] = ways[..open].FindLast(way => way.IsLetter() || way.IsNumber()).IsFromRight()
                    ? BidiClass.Right : BidiClass.Left;
        }
    }

    static List<(int Open, int Close)> Pairs(List<string> signs)
    {
        var (pairs, opened) = (new List<(int, int)>(), new List<int>());
        for (var at = 0; at < signs.Count; at++)
        {
            if (signs[at] is "(" or "[" or "{") opened.Add(at);
            if (signs[at] is not (")" or "]" or "}")) continue;
            var open = opened.FindLastIndex(one => signs[one] == Mirrored(signs[at]));
            if (open < 0) continue;
            pairs.Add((opened[open], at));
            opened.RemoveRange(open, opened.Count - open);
        }
        return pairs;
    }

    static void TurnNeutrals(List<BidiClass> ways)
    {
        for (var at = 0; at < ways.Count; at++)
        {
            var first = at;
            while (at < ways.Count && !ways[at].IsLetter() && !ways[at].IsNumber()) at++;
            var isWithin = first > 0 && at < ways.Count && ways[first - 1].IsFromRight() && ways[at].IsFromRight();
            for (var i = first; i < at; i++) ways[i] = isWithin ? BidiClass.Right : BidiClass.Left;
        }
    }

    static void Reverse(List<string> signs, List<BidiClass> ways, Func<BidiClass, bool> isTurned)
    {
        for (var at = 0; at < signs.Count; at++)
        {
            var first = at;
            while (at < signs.Count && isTurned(ways[at])) at++;
            signs.Reverse(first, at - first);
        }
    }

    static string Mirrored(string sign) => sign switch
    {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "«" => "»",
        "»" => "«",
        _ => sign,
    };
}
