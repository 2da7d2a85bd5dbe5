using FinSight.Core.Expenses;

namespace FinSight.Core.Changes;

/// <summary>What somebody has just done to a row.</summary>
/// <param name="By">The display name.</param>
public sealed record LastTouch(Guid UserId, string? By, Touch Touch)
{
    /// <param name="changes">Of one row, in their order.</param>
    internal static LastTouch Of(IReadOnlyList<Change> changes, IReadOnlyDictionary<Guid, string> people)
    {
        var last = changes[^1];
        var isDeleted = FieldChange.Of(last).Any(field => field is { Field: nameof(Expense.DeletedAt), After: not null });
        return new LastTouch(
            last.UserId, people.GetValueOrDefault(last.UserId),
            isDeleted ? Touch.Deleted : changes[0].Kind == ChangeKind.Added ? Touch.Added : Touch.Changed);
    }
}

public enum Touch
{
    Added,
    Changed,
    Deleted,
}
