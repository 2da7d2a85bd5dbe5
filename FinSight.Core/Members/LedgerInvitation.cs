using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Members;

/// <summary>
/// A link with which others come into a ledger, once or several times, for a while. Only the hash of its secret is
/// kept; it goes with the membership of whoever made it.
/// </summary>
public sealed class LedgerInvitation
{
    LedgerInvitation() { }

    internal LedgerInvitation(Member maker, string secret, LedgerInvitationInput fields, DateTime now)
    {
        Id = Guid.CreateVersion7();
        (LedgerId, MakerId, Hash) = (maker.LedgerId, maker.UserId, SecretGenerator.Hash(secret));
        (Role, IsReusable, Email) = (fields.Role, fields.IsReusable, fields.Email);
        (CreatedAt, ExpiresAt) = (now, now.AddDays(fields.Days));
    }

    public Guid Id { get; private set; }

    public Guid LedgerId { get; private set; }

    public Guid MakerId { get; private set; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>What it makes of whoever accepts it.</summary>
    public Role Role { get; private set; }

    /// <summary>Any number of people may accept it.</summary>
    public bool IsReusable { get; private set; }

    /// <summary>How many have accepted it.</summary>
    public int Uses { get; private set; }

    /// <summary>Where it was sent; null where its maker handed it over.</summary>
    public string? Email { get; private set; }

    /// <summary>UTC, as the other instants.</summary>
    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>Two who use it at the same moment: the second is refused by the concurrency check.</summary>
    internal void Use() => Uses++;
}

sealed class LedgerInvitationConfiguration : IEntityTypeConfiguration<LedgerInvitation>
{
    public void Configure(EntityTypeBuilder<LedgerInvitation> invitation)
    {
        invitation.ToTable("LedgerInvitations", table =>
            table.HasCheckConstraint("CK_LedgerInvitations_Role", "typeof(Role) = 'integer' AND Role BETWEEN 1 AND 3"));
        invitation.HasKey(i => i.Id);
        invitation.Property(i => i.Hash).HasMaxLength(SecretGenerator.HashBytes);
        invitation.Property(i => i.Email).HasMaxLength(OneTimeLink.MaxEmail);
        invitation.Property(i => i.Uses).IsConcurrencyToken();
        invitation.HasIndex(i => i.Hash).IsUnique();
        invitation.HasIndex(i => new { i.LedgerId, i.MakerId });
        invitation.HasOne<Membership>().WithMany().HasForeignKey(i => new { i.LedgerId, i.MakerId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
