namespace FinSight.Core.Changes;

/// <summary>What somebody has just done to a row.</summary>
/// <param name="By">The display name.</param>
/// <param name="BatchId">What it was done with.</param>
public sealed record RecentChange(Guid UserId, string? By, RecentChangeKind Kind, Guid BatchId)
{
    /// <param name="changes">Of one row, in their order.</param>
    internal static RecentChange Of(
        LoggedEntityDefinition kind, IReadOnlyList<Change> changes, IReadOnlyDictionary<Guid, string> people)
    {
        var last = changes[^1];
        return new RecentChange(
            last.UserId, people.GetValueOrDefault(last.UserId),
            kind.IsRemoval(last) ? RecentChangeKind.Deleted
                : changes[0].Kind == ChangeKind.Added ? RecentChangeKind.Added
                : RecentChangeKind.Changed,
            last.BatchId);
    }
}

public enum RecentChangeKind
{
    Added,
    Changed,
    Deleted,
}
