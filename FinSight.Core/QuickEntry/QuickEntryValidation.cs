using FinSight.Core.Expenses;
using FinSight.Core.Tags;

namespace FinSight.Core.QuickEntry;

/// <summary>What keeps a line from being saved, in the words of the form.</summary>
static class QuickEntryValidation
{
    /// <param name="amount">Why a text that looks like an amount is none, or not surely one.</param>
    /// <param name="date">Why it is not sure which day is meant.</param>
    public static IEnumerable<QuickEntryProblem> Broken(
        QuickEntryResult entry, QuickEntryProblem? amount, QuickEntryProblem? date)
    {
        if (Core.TextNormalizer.Composed(entry.Text).Length > QuickEntryParser.MaxCharacters)
            yield return new(Rules.QuickEntry.LineTooLong, [QuickEntryParser.MaxCharacters]);
        if (Try(() => ExpenseRules.Title(entry.Title?.Value)) is { } title) yield return title;
        if (entry.Amount?.Origin != PartOrigin.Pinned && amount is not null) yield return amount;
        else if (entry.Amount is null) yield return QuickEntryProblem.Of(AmountRules.Missing());
        else if (Try(() => ExpenseRules.Minor(entry.Amount.Value)) is { } noAmount) yield return noAmount;
        if (entry.Category is null) yield return new(Rules.Expenses.CategoryMissing, []);
        if (Try(() => ExpenseRules.Date(entry.Date.Value)) is { } noDate) yield return noDate;
        else if (entry.Date.Origin != PartOrigin.Pinned && date is not null) yield return date;
        if (Try(() => ExpenseRules.Note(entry.Note?.Value)) is { } note) yield return note;
        if (Try(() => TagRules.All(entry.Tags.Select(tag => tag.Value))) is { } tags) yield return tags;
    }

    static QuickEntryProblem? Try<T>(Func<T> rule)
    {
        try
        {
            rule();
            return null;
        }
        catch (RuleException broken)
        {
            return QuickEntryProblem.Of(broken);
        }
    }
}
