namespace FinSight.Core.Changes;

/// <summary>What somebody has just done to a row.</summary>
/// <param name="By">The display name.</param>
/// <param name="BatchId">What it was done with.</param>
public sealed record RecentChange(Guid UserId, string? By, Touch Touch, Guid BatchId)
{
    /// <param name="changes">Of one row, in their order.</param>
    internal static RecentChange Of(EntityKind kind, IReadOnlyList<Change> changes, IReadOnlyDictionary<Guid, string> people)
    {
        var last = changes[^1];
        return new RecentChange(
            last.UserId, people.GetValueOrDefault(last.UserId),
            kind.IsRemoval(last) ? Touch.Deleted : changes[0].Kind == ChangeKind.Added ? Touch.Added : Touch.Changed, last.BatchId);
    }
}

public enum Touch
{
    Added,
    Changed,
    Deleted,
}
