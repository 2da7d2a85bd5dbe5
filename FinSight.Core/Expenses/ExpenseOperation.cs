namespace FinSight.Core.Expenses;

/// <summary>One thing that a program does to one expense.</summary>
/// <param name="Id">The expense's, chosen by the program where it is new.</param>
/// <param name="Version">The one that it must have; null for any.</param>
public abstract record ExpenseOperation(Guid Id, long? Version)
{
    /// <summary>It writes a new expense and changes none.</summary>
    public bool IsAdd => this is Add;

    /// <inheritdoc cref="ExpenseOperation" />
    public sealed record Add(Guid Id, ExpenseInput Fields) : ExpenseOperation(Id, null)
    {
        /// <summary>
        /// It was read from a line, which may say something else by now: title and amount alone tell a retry.
        /// </summary>
        public bool IsTyped { get; init; }
    }

    /// <inheritdoc cref="ExpenseOperation" />
    public sealed record Change(Guid Id, long? Version, ExpenseEdit Edit) : ExpenseOperation(Id, Version);

    /// <summary>Puts it in the trash; doing it twice is doing it once.</summary>
    public sealed record Delete(Guid Id, long? Version) : ExpenseOperation(Id, Version);

    /// <summary>Takes it out of the trash; one that is not there stays as it is.</summary>
    public sealed record Restore(Guid Id, long? Version) : ExpenseOperation(Id, Version);
}

/// <summary>What came of one operation: the row as it is now, or why there is none.</summary>
/// <param name="IsNew">It was added by this.</param>
public sealed record ExpenseOperationResult(ExpenseRow? Row, Exception? Problem, bool IsNew = false);

/// <param name="BatchId">What undo takes back; null where nothing was written.</param>
/// <param name="Sequence">The last change that it made; 0 where nothing was written.</param>
public sealed record ExpenseBatchResult(IReadOnlyList<ExpenseOperationResult> Outcomes, Guid? BatchId, long Sequence)
{
    public bool HasFailed => Outcomes.Any(outcome => outcome.Problem is not null);
}
