namespace FinSight.Core.Changes;

/// <summary>What a transaction has done to a row, for who looks at it before the commit.</summary>
/// <param name="Kind">The kind's name in the log.</param>
record SavedRowChange(string Kind, Guid Id);
