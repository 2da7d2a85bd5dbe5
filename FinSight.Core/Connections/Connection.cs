using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Connections;

/// <summary>
/// A phone, card, bank or provider that adds payments to a ledger, and can do nothing else. It goes with the membership
/// of who added it. Only a hash of its secret is kept.
/// </summary>
public sealed class Connection
{
    public const int MaxName = 60;

    Connection() { }

    internal Connection(Member member, ConnectionKind kind, string name, string secret, DateTime now)
    {
        Id = Guid.CreateVersion7();
        (LedgerId, UserId, CreatedAt) = (member.LedgerId, member.UserId, now);
        (Kind, Name, SecretHash) = (kind, name, SecretGenerator.Hash(secret));
    }

    public Guid Id { get; private set; }

    public Guid LedgerId { get; private set; }

    public Guid UserId { get; private set; }

    public ConnectionKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Empty once it is revoked.</summary>
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>What its sender signs with, sealed; null where it signs nothing.</summary>
    public string? SigningSecret { get; private set; }

    /// <summary>Of its expenses, as long as nothing is learned of them; null where it is guessed.</summary>
    public Guid? CategoryId { get; private set; }

    /// <summary>A tag that its expenses get, by name.</summary>
    public string? Tag { get; private set; }

    /// <summary>UTC, as the other instants.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When something came last.</summary>
    public DateTime? HeardAt { get; private set; }

    /// <summary>When it last sent more than it may, and was told to wait.</summary>
    public DateTime? SlowedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>How often something came that was not signed correctly.</summary>
    public int Refused { get; private set; }

    internal void Become(string name, Guid? categoryId, string? tag) =>
        (Name, CategoryId, Tag) = (name, categoryId, tag);

    internal void SignWith(string? sealedSecret) => SigningSecret = sealedSecret;

    internal void Renew(string secret) => SecretHash = SecretGenerator.Hash(secret);

    internal void Hear(DateTime now) => HeardAt = now;

    internal void Slow(DateTime now) => SlowedAt = now;

    internal void Refuse() => Refused++;

    internal void Revoke(DateTime now) => (RevokedAt, SecretHash, SigningSecret) = (now, [], null);
}

sealed class ConnectionConfiguration : IEntityTypeConfiguration<Connection>
{
    public void Configure(EntityTypeBuilder<Connection> connection)
    {
        connection.ToTable("Connections");
        connection.HasKey(c => c.Id);
        connection.Property(c => c.Name).HasMaxLength(Connection.MaxName);
        connection.Property(c => c.SecretHash).HasMaxLength(SecretGenerator.HashBytes);
        connection.Property(c => c.SigningSecret).HasMaxLength(2_000);
        connection.Property(c => c.Tag).HasMaxLength(Tags.Tag.MaxName);
        connection.HasIndex(c => new { c.LedgerId, c.UserId });
        connection.HasOne<Membership>().WithMany().HasForeignKey(c => new { c.LedgerId, c.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
