using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>All fields of an expense as they were typed, on their way past the circuit.</summary>
sealed record TypedFields(string? Title, string? Amount, string? Category, string? Date, string? Note, string? Tags)
{
    /// <exception cref="RuleException">A field breaks a rule; the first that does.</exception>
    public ExpenseInput Read(LedgerContext ledger, LedgerVocabulary words)
    {
        var entry =
            new ExpenseFormModel { Title = Title, Amount = Amount, CategoryId = Category, Note = Note, Tags = Tags };
        entry.ChooseDate(Date);
        // Typed without a circuit, which would have guessed it.
        if (string.IsNullOrEmpty(Category)) entry.CategoryFrom = PartOrigin.Unknown;
        entry.Guess(words, ledger.Culture);
        return entry.Read(ledger) ?? throw entry.Problems.Values.First();
    }
}
