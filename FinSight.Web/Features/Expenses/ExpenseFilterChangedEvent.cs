using FinSight.Core.Expenses;

namespace FinSight.Web.Features.Expenses;

/// <param name="IsTyped">It is still being typed: what follows takes its place in the browser's history.</param>
public sealed record ExpenseFilterChangedEvent(string? Text, ExpenseSort Sort, bool IsTyped = false);
