namespace FinSight.Core.QuickEntry;

/// <summary>
/// What follows <c>//</c> is the note. The slashes of an address and those between quotation marks start none.
/// </summary>
static class NoteReader
{
    const string Mark = "//";

    /// <summary>Where the note's mark stands; the length of the text where there is no note.</summary>
    public static int Start(string text)
    {
        var quotes = WordSplitter.Split(text).Where(word => word.Quoted).Select(word => word.Range).ToList();
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Mark, at + 1, StringComparison.Ordinal))
            if ((at == 0 || text[at - 1] != ':') && !quotes.Exists(quote => quote.Holds(at))) return at;
        return text.Length;
    }

    public static QuickEntryPart<string>? Read(string text, int start)
    {
        if (start == text.Length) return null;
        var note = Core.TextNormalizer.Lines(text[(start + Mark.Length)..]);
        return new(note, PartOrigin.Typed, [new(start, text.TrimEnd().Length - start)]);
    }
}
