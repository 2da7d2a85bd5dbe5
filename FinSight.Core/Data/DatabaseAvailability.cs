namespace FinSight.Core.Data;

/// <summary>Whether the database can be reached, as far as whoever follows it knows. A file always can.</summary>
public sealed class DatabaseAvailability
{
    public bool IsAway { get; private set; }

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    internal void Tell(bool isAway)
    {
        if (IsAway == isAway) return;
        IsAway = isAway;
        Changed?.Invoke();
    }
}
