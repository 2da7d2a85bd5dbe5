namespace FinSight.Core.Ledgers;

/// <summary>A ledger that a program's token is for.</summary>
/// <param name="Member">A key that changes nothing.</param>
/// <param name="Role">The user's; the token's scopes narrow it further.</param>
public sealed record TokenLedger(Member Member, Role Role);
