using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Ledgers;

/// <summary>When a member was last in a ledger. No part of the log: nobody takes it back.</summary>
public sealed class LedgerVisit
{
    LedgerVisit() { }

    internal LedgerVisit(Member member, DateTime now) =>
        (LedgerId, UserId, LastSeenAt) = (member.LedgerId, member.UserId, now);

    public Guid LedgerId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>UTC, to within minutes.</summary>
    public DateTime LastSeenAt { get; private set; }

    internal void See(DateTime now) => LastSeenAt = now;
}

sealed class LedgerVisitConfiguration : IEntityTypeConfiguration<LedgerVisit>
{
    public void Configure(EntityTypeBuilder<LedgerVisit> visit)
    {
        visit.ToTable("LedgerVisits");
        visit.HasKey(v => new { v.LedgerId, v.UserId });
        visit.HasOne<Membership>().WithOne()
            .HasForeignKey<LedgerVisit>(v => new { v.LedgerId, v.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
