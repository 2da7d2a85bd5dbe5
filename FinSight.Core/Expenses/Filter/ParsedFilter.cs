namespace FinSight.Core.Expenses;

/// <param name="Problems">What was not understood.</param>
public sealed record ParsedFilter(ExpenseFilter Filter, IReadOnlyList<FilterProblem> Problems);

/// <param name="Token">The piece of the filter that it is about; empty for all of it.</param>
public sealed record FilterProblem(string Token, Rule Rule, IReadOnlyList<string> Arguments);
