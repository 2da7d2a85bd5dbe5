using FinSight.Core.QuickEntry;

namespace FinSight.Web.Features.Expenses;

/// <summary>What stood in the quick line before it went on in the fields of an expense.</summary>
/// <param name="Id">Under which it was begun; it is one expense wherever it is finished.</param>
public sealed record CarriedQuickLine(Guid Id, string Line, QuickEntryPins Pins);
