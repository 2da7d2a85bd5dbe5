namespace FinSight.Core.Tags;

/// <param name="Sequence">The last change of the ledger that this list knows.</param>
public sealed record TagList(long Sequence, IReadOnlyList<TagListItem> Tags);

/// <param name="Count">The expenses that carry it, without those in the trash.</param>
/// <param name="Version">To be given back with another name.</param>
public sealed record TagListItem(Guid Id, string Name, int Count, long Version);
