namespace FinSight.Core.QuickEntry;

/// <summary>
/// What a person set by hand, part by part. What the text says of a pinned part is overruled, not lost.
/// </summary>
/// <param name="Chosen">Of the readings that a question offers.</param>
public sealed record QuickEntryPins(
    string? Title = null, Money? Amount = null, Guid? CategoryId = null, DateOnly? Date = null,
    IReadOnlyList<string>? Tags = null, string? Note = null, QuickEntryAlternative? Chosen = null)
{
    public static QuickEntryPins None { get; } = new();
}
