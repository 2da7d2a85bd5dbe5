namespace FinSight.Core.Capture;

/// <summary>What a reading depends on.</summary>
/// <param name="Currency">The ledger's.</param>
/// <param name="Today">In the zone of who added the connection.</param>
/// <param name="Templates">What the connection has learned, tried in this order.</param>
/// <param name="Zone">In which times become days; UTC where it is null.</param>
public sealed record ReadingContext(
    Currency Currency, DateOnly Today, IReadOnlyList<EventTemplate> Templates, TimeZoneInfo? Zone = null);
