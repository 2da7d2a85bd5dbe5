namespace FinSight.Core.Expenses;

/// <summary>What a person states about an expense.</summary>
/// <param name="Tags">By name, whatever the case; null for none.</param>
public sealed record ExpenseInput(
    string? Title, Money Amount, Guid CategoryId, DateOnly Date, string? Note = null,
    IReadOnlyList<string>? Tags = null);
