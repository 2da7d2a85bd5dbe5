using FinSight.Core.Expenses;

namespace FinSight.Core.QuickEntry;

/// <summary>What one line says. Every visible character of the text lies in a range of some part.</summary>
/// <param name="Text">As it was typed; characters that are no text (lone surrogates) are U+FFFD.</param>
/// <param name="Date">Always there: today where nothing was typed.</param>
/// <param name="Tags">Each once, in the order of their first mention.</param>
/// <param name="Problems">Why it can't be saved yet; none where it can.</param>
public sealed record QuickEntryResult(
    string Text, QuickEntryPart<string>? Title, QuickEntryPart<Money>? Amount,
    QuickEntryPart<QuickEntryCategory>? Category, QuickEntryPart<DateOnly> Date,
    IReadOnlyList<QuickEntryPart<string>> Tags, QuickEntryPart<string>? Note, IReadOnlyList<QuickEntryProblem> Problems)
{
    /// <summary>Ready for <see cref="ExpenseService.AddAsync"/>; null while there are problems.</summary>
    public ExpenseInput? Fields =>
        Problems.Count == 0 && Title is not null && Amount is not null && Category is not null
            ? new ExpenseInput(
                Title.Value, Amount.Value, Category.Value.Id, Date.Value, Note?.Value,
                [.. Tags.Select(tag => tag.Value)])
            : null;
}
