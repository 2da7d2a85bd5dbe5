namespace FinSight.Core.Expenses;

/// <summary>What a person states about an expense.</summary>
public sealed record ExpenseFields(string? Title, Money Amount, Guid CategoryId, DateOnly Date, string? Note = null);
