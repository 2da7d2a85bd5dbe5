namespace FinSight.Core.Sessions;

/// <summary>A browser in which somebody is signed in, as they see it.</summary>
/// <param name="Browser">As it calls itself in its requests.</param>
/// <param name="Address">Where it was seen last; empty where nobody knows.</param>
/// <param name="BeganAt">UTC, as the other instant.</param>
/// <param name="SeenAt">To within minutes.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record SessionListItem(
    Guid Id, string Browser, string Address, DateTime BeganAt, DateTime SeenAt, bool IsThis);
