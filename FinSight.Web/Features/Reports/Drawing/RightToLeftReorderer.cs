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
        var ways = all.ConvertAll(DirectionExtensions.Of);
        if (!ways.Exists(way =>
            way is TextDirection.Right or TextDirection.ArabicLetter or TextDirection.ArabicNumber)) return all;
        FindNumbers(ways);
        TurnBrackets(all, ways);
        TurnNeutrals(ways);
        for (var at = 0; at < all.Count; at++)
            if (ways[at] is TextDirection.Right) all[at] = Mirrored(all[at]);
        // Numbers twice, so that they keep their order.
        Reverse(all, ways, DirectionExtensions.IsNumber);
        Reverse(all, ways, DirectionExtensions.IsFromRight);
        return all;
    }

    static void FindNumbers(List<TextDirection> ways)
    {
        After(ways, TextDirection.ArabicLetter, TextDirection.ArabicNumber);
        for (var at = 1; at < ways.Count - 1; at++)
            if (ways[at - 1] == ways[at + 1] && Binds(ways[at], ways[at - 1])) ways[at] = ways[at - 1];
        for (var at = 1; at < ways.Count; at++)
            if (ways[at] is TextDirection.Unit && ways[at - 1] is TextDirection.Number) ways[at] = TextDirection.Number;
        for (var at = ways.Count - 2; at >= 0; at--)
            if (ways[at] is TextDirection.Unit && ways[at + 1] is TextDirection.Number) ways[at] = TextDirection.Number;
        After(ways, TextDirection.Left, TextDirection.Left);
    }

    /// <summary>Numbers whose last letter before them is of one kind are of that of its numbers.</summary>
    static void After(List<TextDirection> ways, TextDirection letter, TextDirection number)
    {
        var last = TextDirection.Left;
        for (var at = 0; at < ways.Count; at++)
        {
            if (ways[at].IsLetter()) last = ways[at];
            else if (ways[at] is TextDirection.Number && last == letter) ways[at] = number;
        }
    }

    static bool Binds(TextDirection sign, TextDirection number) => sign switch
    {
        TextDirection.Plus => number is TextDirection.Number,
        TextDirection.Separator => number.IsNumber(),
        _ => false,
    };

    /// <summary>Both of a pair go the same way: that of the line if anything within does.</summary>
    static void TurnBrackets(List<string> signs, List<TextDirection> ways)
    {
        foreach (var (open, close) in Pairs(signs).Order())
        {
            var within = ways[(open + 1)..close];
            if (within.Contains(TextDirection.Left)) ways[open] = ways[close] = TextDirection.Left;
            else if (within.Exists(DirectionExtensions.IsFromRight))
                ways[open] = ways[close] = ways[..open].FindLast(way => way.IsLetter() || way.IsNumber()).IsFromRight()
                    ? TextDirection.Right : TextDirection.Left;
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

    static void TurnNeutrals(List<TextDirection> ways)
    {
        for (var at = 0; at < ways.Count; at++)
        {
            var first = at;
            while (at < ways.Count && !ways[at].IsLetter() && !ways[at].IsNumber()) at++;
            var isWithin = first > 0 && at < ways.Count && ways[first - 1].IsFromRight() && ways[at].IsFromRight();
            for (var i = first; i < at; i++) ways[i] = isWithin ? TextDirection.Right : TextDirection.Left;
        }
    }

    static void Reverse(List<string> signs, List<TextDirection> ways, Func<TextDirection, bool> isTurned)
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
