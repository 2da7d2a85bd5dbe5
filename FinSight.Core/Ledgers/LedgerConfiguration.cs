using FinSight.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Ledgers;

sealed class LedgerConfiguration : IEntityTypeConfiguration<Ledger>
{
    public void Configure(EntityTypeBuilder<Ledger> ledger)
    {
        ledger.ToTable("Ledgers", table =>
        {
            table.HasCheckConstraint("CK_Ledgers_Name", $"length(Name) BETWEEN 1 AND {Ledger.MaxName}");
            table.HasCheckConstraint("CK_Ledgers_CurrencyCode", "length(CurrencyCode) = 3");
            table.HasCheckConstraint(
                "CK_Ledgers_FirstDay", "typeof(FirstDay) = 'integer' AND FirstDay BETWEEN 1 AND 32");
        });
        ledger.HasKey(l => l.Id);
        ledger.Property(l => l.Name).HasMaxLength(Ledger.MaxName);
        ledger.Property(l => l.CurrencyCode).HasMaxLength(3);
        ledger.Property(l => l.Version).IsConcurrencyToken();
    }
}

sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("Memberships", table =>
            table.HasCheckConstraint("CK_Memberships_Role", "typeof(Role) = 'integer' AND Role BETWEEN 1 AND 4"));
        membership.HasKey(m => new { m.LedgerId, m.UserId });
        membership.HasIndex(m => m.UserId);
        membership.HasOne<Ledger>().WithMany().HasForeignKey(m => m.LedgerId).OnDelete(DeleteBehavior.Cascade);
        membership.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
        membership.Property(m => m.Version).IsConcurrencyToken();
    }
}
