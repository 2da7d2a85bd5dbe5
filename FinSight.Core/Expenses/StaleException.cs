namespace FinSight.Core.Expenses;

/// <summary>Somebody else changed the row since it was read; nothing was overwritten.</summary>
/// <param name="current">The row as it is now.</param>
public sealed class StaleException(ExpenseRow current) : Exception("The expense was changed meanwhile.")
{
    public ExpenseRow Current { get; } = current;
}
