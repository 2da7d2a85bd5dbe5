using System.Globalization;

namespace FinSight.Core.QuickEntry;

/// <summary>All that reading one line depends on.</summary>
/// <param name="Today">Where the person is.</param>
/// <param name="Currency">The ledger's.</param>
/// <param name="Culture">Decides whether 3/11 is in March or November, and what 1,234 means.</param>
public sealed record QuickEntryContext(
    DateOnly Today, Currency Currency, CultureInfo Culture, LedgerVocabulary Vocabulary);
