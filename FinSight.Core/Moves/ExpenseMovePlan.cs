using FinSight.Core.Changes;

namespace FinSight.Core.Moves;

/// <summary>A ledger that rows can move to.</summary>
/// <param name="Currency">ISO 4217.</param>
public sealed record ExpenseMoveTarget(Guid LedgerId, string Name, string Currency);

/// <summary>What a move would do.</summary>
/// <param name="Count">How many expenses would go.</param>
/// <param name="NewCategories">The paths of the categories that it would make there.</param>
public sealed record ExpenseMovePlan(int Count, IReadOnlyList<string> NewCategories);

/// <param name="From">
/// What it left in the log of the ledger that the rows went from; undo of it takes both back.
/// </param>
/// <param name="To">The same in the other one.</param>
/// <param name="Count">How many expenses went.</param>
public sealed record ExpenseMoveResult(WriteResult From, WriteResult To, int Count);
