namespace FinSight.Core.Expenses;

/// <summary>What a person changes of an expense; null leaves a field as it is.</summary>
/// <param name="Note">Empty takes it away.</param>
/// <param name="Tags">Exactly these, by name, whatever the case.</param>
public sealed record ExpenseEdit(
    string? Title = null, Money? Amount = null, Guid? CategoryId = null, DateOnly? Date = null, string? Note = null,
    IReadOnlyList<string>? Tags = null)
{
    internal static readonly string[] Fields =
    [
        ExpenseLogDefinition.Title, ExpenseLogDefinition.Amount, ExpenseLogDefinition.Category,
        ExpenseLogDefinition.Date, ExpenseLogDefinition.Note,
        ExpenseLogDefinition.Tags,
    ];

    /// <summary>The expense as it would be but for its tags.</summary>
    /// <exception cref="RuleException">A field breaks a rule.</exception>
    internal Expense Over(Expense expense, Currency currency)
    {
        var typed = new Expense(expense.Id, expense.LedgerId, expense.CreatedBy, expense.CreatedAt, new ExpenseInput(
            Title ?? expense.Title, Amount ?? new Money(expense.Amount, currency), CategoryId ?? expense.CategoryId,
            Date ?? expense.Date, Note ?? expense.Note));
        typed.Tag(Core.Tags.TagIds.Split(expense.TagIds));
        return typed;
    }
}
