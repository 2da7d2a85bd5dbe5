namespace FinSight.Core.Tokens;

/// <summary>Which ledgers a token is for. Whoever keeps them makes it, see <c>LedgerAccessService</c>.</summary>
public sealed class TokenLedgerSelection
{
    internal TokenLedgerSelection(IReadOnlyList<Guid>? ledgerIds) => LedgerIds = ledgerIds;

    /// <summary>All of its user's, of today and to come.</summary>
    public static TokenLedgerSelection All { get; } = new(null);

    internal IReadOnlyList<Guid>? LedgerIds { get; }
}
