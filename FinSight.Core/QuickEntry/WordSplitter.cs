namespace FinSight.Core.QuickEntry;

/// <summary>Cuts a text into words at its spaces; the spaces that group the digits of one number do not cut.</summary>
static class WordSplitter
{
    const string Opening = "\"“„»«", Closing = "\"”“«»";

    public static List<Word> Split(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var quote = QuoteEnd(text, at);
            var end = quote > 0 ? quote + 1 : WordEnd(text, at);
            words.Add(quote > 0
                ? new Word(text[(at + 1)..quote].Trim(), new(at, end - at), Quoted: true)
                : new Word(text[at..end], new(at, end - at), Quoted: false));
            at = end;
        }
        return words;
    }

    /// <summary>The keys of a name's words, with single spaces.</summary>
    public static string Key(string name) =>
        string.Join(
            ' ', Split(Core.TextNormalizer.WellFormed(name)).Select(word => word.Key).Where(key => key.Length > 0));

    /// <summary>Between marks that make it one word of the title.</summary>
    public static string Quote(string words) =>
        $"\"{string.Concat(words.Select(c => Closing.Contains(c, StringComparison.Ordinal) ? '\'' : c))}\"";

    static int WordEnd(string text, int at)
    {
        while (at < text.Length && (!char.IsWhiteSpace(text[at]) || GroupsDigits(text, at))) at++;
        return at;
    }

    static bool GroupsDigits(string text, int at) =>
        text[at] is '\u00A0' or '\u202F' or '\u2009' && at > 0 && char.IsDigit(text[at - 1])
        && at + 1 < text.Length && char.IsDigit(text[at + 1]);

    /// <summary>The mark that closes what opens here, before a space or the end; 0 where nothing does.</summary>
    static int QuoteEnd(string text, int at)
    {
        if (!Opening.Contains(text[at], StringComparison.Ordinal)) return 0;
        for (var end = at + 1; end < text.Length; end++)
        {
            if (!Closing.Contains(text[end], StringComparison.Ordinal)) continue;
            var closes = end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]);
            if (closes) return text.AsSpan(at + 1, end - at - 1).IsWhiteSpace() ? 0 : end;
        }
        return 0;
    }
}
