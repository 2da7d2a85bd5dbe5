namespace FinSight.Core.Tokens;

/// <summary>A token as its user sees it in a list.</summary>
/// <param name="Ending">Its last four characters.</param>
/// <param name="CreatedAt">UTC, as the other instants.</param>
/// <param name="ExpiresAt">Null where it is good until it is revoked.</param>
/// <param name="UsedAt">To within a minute; null before the first use.</param>
/// <param name="IsForSome">It is for some of its user's ledgers only.</param>
public sealed record TokenListItem(
    Guid Id, string Name, string Ending, TokenScopeKinds Scopes, DateTime CreatedAt, DateTime? ExpiresAt,
    DateTime? UsedAt, bool IsForSome = false);
