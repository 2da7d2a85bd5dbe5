using System.Text;

namespace FinSight.Web.Components;

/// <summary>
/// What people typed, beside what we say: written from right to left, or with signs that turn the direction, it must
/// not turn amounts and dates around it (Unicode's bidirectional algorithm, UAX #9).
/// </summary>
public static class Bidi
{
    const char Isolate1st = '\u2068', IsolatePop = '\u2069';

    /// <summary>For a place within a sentence: between isolates where it could turn anything, else as it is.</summary>
    public static string Isolate(string? text) =>
        text is null ? "" : text.Any(Turns) ? Isolate1st + Contained(text) + IsolatePop : text;

    /// <summary>
    /// For an element that isolates by itself, such as &lt;bdi&gt;: without signs that end or outlast the isolation.
    /// </summary>
    public static string Contained(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u2066', IsolatePop) < 0) return text;
        var contained = new StringBuilder(text.Length);
        var open = 0;
        foreach (var sign in text)
        {
            if (sign == IsolatePop && open == 0) continue;
            open += sign switch { IsolatePop => -1, >= '\u2066' and < IsolatePop => 1, _ => 0 };
            contained.Append(sign);
        }
        return contained.Append(IsolatePop, open).ToString();
    }

    // Hebrew, Arabic and their neighbours, also beyond the first 65,536; marks, embeddings, overrides and isolates.
    static bool Turns(char sign) => sign >= '\u0590' && sign is
        <= '\u08FF' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        or (>= '\uD802' and <= '\uD803') or (>= '\uD83A' and <= '\uD83B') or (>= '\uFB1D' and <= '\uFDFF')
        or (>= '\uFE70' and <= '\uFEFE');
}
