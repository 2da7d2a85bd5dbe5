using System.Globalization;
using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

/// <summary>Reads a text on Monday, 23 November 2026, in a ledger in CHF with a few categories.</summary>
static class Entry
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly QuickEntryCategory Groceries = new(Guid.NewGuid(), "Groceries", ["food", "migros bank"]);

    public static readonly QuickEntryCategory EatingOut = new(Guid.NewGuid(), "Eating out", []);

    public static readonly QuickEntryCategory Home = new(Guid.NewGuid(), "Home", []);

    public static readonly LedgerVocabulary Words = Vocabulary();

    public static QuickEntryContext Context(
        string culture = "en-GB", string currency = "CHF", LedgerVocabulary? words = null) =>
        new(Today, Currency.Of(currency), CultureInfo.GetCultureInfo(culture), words ?? Words);

    public static QuickEntryResult Read(
        string? text, string culture = "en-GB", string currency = "CHF", QuickEntryPins? pins = null) =>
        QuickEntryParser.Parse(text, Context(culture, currency), pins);

    /// <summary>The words of the text that a part was read from.</summary>
    public static string From<T>(this QuickEntryResult entry, QuickEntryPart<T>? part) =>
        string.Join(" … ", (part?.Ranges ?? []).Select(range => entry.Text.Substring(range.Start, range.Length)));

    public static LedgerVocabulary Vocabulary(params TitleUse[] uses) =>
        new([Groceries, EatingOut, Home], ["Work", "Café"], new TitleMemory(uses));
}
