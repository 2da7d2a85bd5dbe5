using FinSight.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Tokens;

/// <summary>What a token may do; each includes nothing of the others.</summary>
[Flags]
public enum TokenScopeKinds
{
    None = 0,
    Read = 1,
    Add = 2,
    Write = 4,
}

/// <summary>
/// Lets a program act for its user within its scopes, until it expires or is revoked. Only a hash is kept.
/// </summary>
public sealed class ApiToken
{
    public const int MaxName = 60;

    ApiToken() { }

    internal ApiToken(
        Guid userId, string name, string token, TokenScopeKinds scopes, DateTime now, DateTime? expiresAt,
        TokenLedgerSelection? reach = null)
    {
        Id = Guid.CreateVersion7();
        (UserId, Name, Scopes, CreatedAt, ExpiresAt) = (userId, name, scopes, now, expiresAt);
        Ledgers = reach?.LedgerIds is { } ids ? string.Join(' ', ids.Distinct().Select(id => id.ToString("N"))) : null;
        (Hash, Ending) = (SecretGenerator.Hash(token), token[^4..]);
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public string Name { get; private set; } = "";

    public byte[] Hash { get; private set; } = [];

    /// <summary>Its last four characters, by which its user tells it from others.</summary>
    public string Ending { get; private set; } = "";

    public TokenScopeKinds Scopes { get; private set; }

    /// <summary>
    /// The ids of the ledgers that it is for, with spaces between; null for all of its user's, of today and to come.
    /// </summary>
    public string? Ledgers { get; private set; }

    /// <summary>UTC, as the other instants.</summary>
    public DateTime CreatedAt { get; private set; }

    public DateTime? ExpiresAt { get; private set; }

    /// <summary>To within a minute; null before the first use.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>
    /// Those that it is for; null for all. One that is gone stays among them: it opens nothing, and nothing else
    /// instead.
    /// </summary>
    internal IReadOnlyList<Guid>? LedgerIds =>
        Ledgers?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "N")).ToList();

    internal void Use(DateTime now) => UsedAt = now;
}

sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("ApiTokens", table =>
            table.HasCheckConstraint("CK_ApiTokens_Scopes", "typeof(Scopes) = 'integer' AND Scopes BETWEEN 1 AND 7"));
        token.HasKey(t => t.Id);
        token.Property(t => t.Name).HasMaxLength(ApiToken.MaxName);
        token.Property(t => t.Hash).HasMaxLength(SecretGenerator.HashBytes);
        token.Ignore(t => t.LedgerIds);
        token.Property(t => t.Ending).HasMaxLength(4);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasIndex(t => t.UserId);
        token.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
