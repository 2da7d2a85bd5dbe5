using FinSight.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Links;

/// <summary>What a link is good for.</summary>
public enum LinkPurpose
{
    /// <summary>Creates an account.</summary>
    Invitation = 1,

    /// <summary>Sets a new password.</summary>
    PasswordReset = 2,

    /// <summary>Shows that an e-mail address is the user's.</summary>
    EmailConfirmation = 3,
}

/// <summary>A link that works once and for a while. Only the hash of its secret is kept.</summary>
public sealed class OneTimeLink
{
    public const int MaxEmail = 254;
    public const int MaxNote = 80;

    OneTimeLink() { }

    /// <param name="userId">Whose password or address it is about; null for an invitation.</param>
    /// <param name="email">The address to confirm, or where the link was sent.</param>
    /// <param name="note">Whom an invitation is for, in its maker's words.</param>
    internal OneTimeLink(
        LinkPurpose purpose, string secret, DateTime now, TimeSpan life, Guid? userId, Guid? makerId = null,
        string? email = null, string? note = null)
    {
        Id = Guid.CreateVersion7();
        (Purpose, Hash, UserId, MakerId, Email, Note) =
            (purpose, SecretGenerator.Hash(secret), userId, makerId, email, note ?? "");
        (CreatedAt, ExpiresAt) = (now, now + life);
    }

    public Guid Id { get; private set; }

    public LinkPurpose Purpose { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public Guid? UserId { get; private set; }

    /// <summary>The administrator who made it; null where the user asked for it.</summary>
    public Guid? MakerId { get; private set; }

    public string? Email { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>UTC, as the other instants.</summary>
    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? UsedAt { get; private set; }

    public bool IsGood(DateTime now) => UsedAt is null && now < ExpiresAt;

    /// <summary>Two who use it at the same moment: the second is refused by the concurrency check.</summary>
    internal void Use(DateTime now) => UsedAt = now;
}

sealed class OneTimeLinkConfiguration : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.ToTable(
            "OneTimeLinks", table => table.HasCheckConstraint("CK_OneTimeLinks_Purpose", "Purpose BETWEEN 1 AND 3"));
        link.HasKey(l => l.Id);
        link.Property(l => l.Hash).HasMaxLength(SecretGenerator.HashBytes);
        link.Property(l => l.Email).HasMaxLength(OneTimeLink.MaxEmail);
        link.Property(l => l.Note).HasMaxLength(OneTimeLink.MaxNote);
        link.Property(l => l.UsedAt).IsConcurrencyToken();
        link.HasIndex(l => l.Hash).IsUnique();
        link.HasIndex(l => new { l.UserId, l.Purpose });
        link.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<User>().WithMany().HasForeignKey(l => l.MakerId).OnDelete(DeleteBehavior.Cascade);
    }
}
