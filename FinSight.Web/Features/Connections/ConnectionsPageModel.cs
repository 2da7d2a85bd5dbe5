using FinSight.Core.Categories;
using FinSight.Core.Connections;
using FinSight.Core.Inbox;

namespace FinSight.Web.Features.Connections;

/// <param name="Sequence">The last change of the ledger that this view knows.</param>
public sealed record ConnectionsPageModel(
    long Sequence,
    IReadOnlyList<ConnectionListItem> Rows,
    IReadOnlyList<InboxOutcomeCount> Sums,
    IReadOnlyList<CategoryChoice> Choices);
