using System.Collections.Frozen;

namespace FinSight.Core.Capture;

/// <summary>
/// The phrases of all languages at once, since a message does not say which it is in. The longest counts, so that
/// "will be debited" is not also "debited". A star before or after a phrase means that its word may be longer there.
/// Those in Cyrillic are known in Latin letters too, as banks send them.
/// </summary>
static class CueLexicon
{
    sealed record Phrase(string Text, CueKind[] Cues);

    /// <summary>A phrase with all that it may mean; a star holds for its own meaning alone.</summary>
    sealed record Entry(string Text, List<Meaning> Meanings)
    {
        readonly Phrase _whole = new(Text, [.. Meanings.Select(meaning => meaning.Cue)]);

        /// <summary>What it means there; null where that is nothing.</summary>
        public Phrase? As(bool startsWithin, bool endsWithin)
        {
            if (Meanings.TrueForAll(IsFit)) return _whole;
            return Meanings.Exists(IsFit)
                ? new(Text, [.. Meanings.Where(IsFit).Select(meaning => meaning.Cue)])
                : null;

            bool IsFit(Meaning meaning) =>
                (!startsWithin || meaning.MayStartWithin) && (!endsWithin || meaning.MayEndWithin);
        }
    }

    readonly record struct Meaning(CueKind Cue, bool MayStartWithin, bool MayEndWithin);

    /// <summary>By their first two letters, because each message asks at each of its letters.</summary>
    static readonly FrozenDictionary<int, Entry[]> ByStart = Read()
        .GroupBy(phrase => Start(phrase.Text, 0))
        .ToFrozenDictionary(
            group => group.Key, group => group.OrderByDescending(phrase => phrase.Text.Length).ToArray());

    /// <summary>In their order; none over another, but for "paid to", which says two things.</summary>
    public static List<CueMatch> Find(string folded)
    {
        var hits = new List<CueMatch>();
        for (var at = 0; at < folded.Length;) at = Next(folded, at, folded.Length, hits);
        return hits;
    }

    static int Next(string folded, int at, int bound, List<CueMatch> hits)
    {
        if (At(folded, at, bound) is not { } phrase) return at + 1;
        var end = at + phrase.Text.Length;
        // "Payment to" is a payment, and brings the merchant.
        if (phrase.Cues.Any(cue => cue is CueKind.At or CueKind.Generic)
            && (phrase.Text.Contains(' ') || phrase.Text[^1] == ':'))
        {
            var before = hits.Count;
            for (var inner = at; inner < end;) inner = Next(folded, inner, inner == at ? end - 1 : end, hits);
            // "Bank of America" brings no merchant.
            if (phrase.Cues is [CueKind.Generic])
                for (var i = hits.Count - 1; i >= before; i--)
                    if (hits[i].Cue is CueKind.In or CueKind.At && hits[i].End < end) hits.RemoveAt(i);
            // A "debit card" debits nothing.
            if (!phrase.Cues.Contains(CueKind.Spend) && phrase.Text.StartsWith("debit ", StringComparison.Ordinal))
                hits.RemoveRange(before, hits.Count - before);
        }
        while (end < bound && Joins(folded[end - 1], folded[end])) end++;
        foreach (var cue in phrase.Cues) hits.Add(new(cue, at, end));
        return end;
    }

    static Phrase? At(string folded, int at, int bound)
    {
        var within = at > 0 && Joins(folded[at - 1], folded[at]);
        return Of(folded, at, bound, within, Start(folded, at)) ?? Of(folded, at, bound, within, folded[at]);
    }

    static int Start(string text, int at) => at + 1 < text.Length ? text[at] | text[at + 1] << 16 : text[at];

    static Phrase? Of(string folded, int at, int bound, bool within, int start)
    {
        if (!ByStart.TryGetValue(start, out var phrases)) return null;
        foreach (var phrase in phrases)
        {
            if (!folded.AsSpan(at, bound - at).StartsWith(phrase.Text, StringComparison.Ordinal)) continue;
            var end = at + phrase.Text.Length;
            if (phrase.As(within, end < folded.Length && Joins(folded[end - 1], folded[end])) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>Two letters of one word. Some scripts write words without spaces.</summary>
    static bool Joins(char left, char right) =>
        WordCharacters.IsOfWord(left) && WordCharacters.IsOfWord(right)
        && !WordCharacters.IsUnspaced(left) && !WordCharacters.IsUnspaced(right);

    static IEnumerable<Entry> Read() => Lines()
        .SelectMany(typed => (IEnumerable<(CueKind Cue, string Text)>)(IsOfKind(typed.Cue)
            && CyrillicLetters.InLatin(typed.Text) is { } latin ? [typed, (typed.Cue, latin)] : [typed]))
        .SelectMany(typed => (IEnumerable<(CueKind Cue, string Text)>)(Implied(typed.Cue) is { } also
            ? [typed, (also, typed.Text)] : [typed]))
        .GroupBy(typed => EventTextCleaner.Fold(EventTextCleaner.Clean(typed.Text.Trim('*'))))
        .Where(group => group.Key.Length > 0)
        .Select(group => new Entry(group.Key, [.. group.GroupBy(typed => typed.Cue).OrderBy(same => same.Key)
            .Select(same => new Meaning(
                same.Key, same.Any(typed => typed.Text[0] == '*'), same.Any(typed => typed.Text[^1] == '*')))]));

    static CueKind? Implied(CueKind cue) => cue switch
    {
        CueKind.Give => CueKind.Spend,
        CueKind.Limit => CueKind.Balance,
        _ => null,
    };

    /// <summary>What tells kinds and balances apart, and not the small words round names.</summary>
    static bool IsOfKind(CueKind cue) =>
        cue is not (CueKind.Label or CueKind.At or CueKind.In or CueKind.Behind or CueKind.Stop or CueKind.Generic);

    static IEnumerable<(CueKind Cue, string Text)> Lines()
    {
        var assembly = typeof(CueLexicon).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Capture.", StringComparison.Ordinal)).Order())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
                var colon = line.IndexOf(':');
                var cue = Enum.Parse<CueKind>(line[..colon], ignoreCase: true);
                foreach (var typed in line[(colon + 1)..].Split(
                    ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    yield return (cue, typed);
            }
        }
    }
}
