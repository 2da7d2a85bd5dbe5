using System.Globalization;

namespace FinSight.Core.QuickEntry;

/// <summary>
/// Reads an expense in one line: <c>2x12 tickets fri #work // with Anna</c>. Pure, and without errors: any text has a
/// result, which names what is missing.
/// </summary>
public static class QuickEntryParser
{
    /// <summary>What stands behind this many characters is not read.</summary>
    public const int MaxCharacters = 500;

    public static QuickEntryResult Parse(string? text, QuickEntryContext context, QuickEntryPins? pins = null)
    {
        var whole = TextNormalizer.WellFormed(text ?? "");
        var read = TextNormalizer.Composed(whole).Length <= MaxCharacters ? whole
            : TextNormalizer.WellFormed(whole[..MaxCharacters]);
        var noteStart = NoteReader.Start(read);
        var sentence = new Sentence(read[..noteStart]);
        var draft = new QuickEntryWordAssigner(
            sentence, NoteReader.Read(read, noteStart), context, pins ?? QuickEntryPins.None);
        return draft.Result(whole);
    }

    /// <summary>The category of a title of which nothing else is known.</summary>
    public static QuickEntryPart<QuickEntryCategory>? GuessCategory(
        string title, LedgerVocabulary words, CultureInfo culture) =>
        new CategoryReader(new Sentence(TextNormalizer.WellFormed(title)), words, culture).Guessed(title);

    /// <summary>
    /// The text with a part of it between quotation marks, which makes it title: a date or a tag that was none.
    /// </summary>
    public static string AsTitle(string text, TextRange range) =>
        text[..range.Start] + WordSplitter.Quote(text.Substring(range.Start, range.Length)) + text[range.End..];
}
