using System.Globalization;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Core.QuickEntry;

/// <summary>Adds lines that were typed without the server, perhaps days ago and perhaps sent more than once.</summary>
public sealed class OfflineQuickEntryAdder(LedgerVocabularyReader entries, ExpenseService expenses)
{
    /// <summary>
    /// Adds what a line says under the id that it was typed with; the same id again answers with the existing row.
    /// </summary>
    /// <param name="typed">The day on which it was typed, where it was typed.</param>
    /// <param name="pins">What was set by hand beside it, or chosen where the line was asked about.</param>
    /// <returns>
    /// The row, or why there is none: the line says too little, or has several readings to choose from.
    /// </returns>
    /// <exception cref="RuleException">A part breaks a rule, or the id can't be used.</exception>
    public async Task<OfflineQuickEntryResult> AddAsync(
        Member member, Guid id, string? text, DateOnly typed, CultureInfo culture, QuickEntryPins? pins = null,
        CancellationToken cancel = default)
    {
        var words = await entries.VocabularyAsync(member, cancel);
        var read = QuickEntryParser.Parse(text, new(ExpenseRules.Date(typed), member.Currency, culture, words), pins);
        if (read.Fields is { } fields) return new((await expenses.AddAsync(member, id, fields, cancel)).Row, null);
        // What a line means may have changed since it was added, such as where its category is archived now.
        var existing = await expenses.FindAsync(member, id, cancel);
        return existing is null ? new(null, read.Problems[0]) : new(existing, null);
    }
}

/// <summary>Either the row or the problem is there.</summary>
public sealed record OfflineQuickEntryResult(ExpenseRow? Row, QuickEntryProblem? Problem);
