namespace FinSight.Core;

/// <summary>Somebody else changed the same of the row since it was read; nothing was overwritten.</summary>
public abstract class ConflictException() : Exception("The row was changed meanwhile.");

/// <param name="current">The row as it is now.</param>
public sealed class ConflictException<TRow>(TRow current) : ConflictException
{
    public TRow Current { get; } = current;
}
