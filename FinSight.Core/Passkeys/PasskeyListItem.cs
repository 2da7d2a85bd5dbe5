namespace FinSight.Core.Passkeys;

/// <summary>A passkey as its user sees it.</summary>
/// <param name="Id">The credential's id, in Base64url.</param>
/// <param name="AddedAt">UTC.</param>
public sealed record PasskeyListItem(string Id, string Name, DateTime AddedAt);
