namespace FinSight.Core.Tokens;

/// <summary>A program that showed a good token. Only <see cref="ApiTokenService"/> hands one out.</summary>
public sealed class TokenBearer
{
    internal TokenBearer(ApiToken token)
    {
        (UserId, TokenId, Name, Scopes, ExpiresAt) =
            (token.UserId, token.Id, token.Name, token.Scopes, token.ExpiresAt);
        LedgerIds = token.LedgerIds;
    }

    public Guid UserId { get; }

    public Guid TokenId { get; }

    /// <summary>Of the token, as its user called it.</summary>
    public string Name { get; }

    public TokenScopeKinds Scopes { get; }

    /// <summary>Whether the token is for this ledger.</summary>
    public bool IsFor(Guid ledgerId) => LedgerIds is null || LedgerIds.Contains(ledgerId);

    /// <summary>Those that it is for; null for all of its user's, of today and to come.</summary>
    public IReadOnlyList<Guid>? LedgerIds { get; }

    /// <summary>UTC; null where it is good until it is revoked.</summary>
    public DateTime? ExpiresAt { get; }
}
