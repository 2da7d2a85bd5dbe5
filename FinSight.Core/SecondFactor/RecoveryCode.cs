using FinSight.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.SecondFactor;

/// <summary>Stands in once for a code from the user's app. Only a hash is kept; a used one is removed.</summary>
public sealed class RecoveryCode
{
    RecoveryCode() { }

    internal RecoveryCode(Guid userId, string code) => (UserId, Hash) = (userId, Secret.Hash(code));

    public Guid UserId { get; private set; }

    public byte[] Hash { get; private set; } = [];
}

sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.HasKey(c => new { c.UserId, c.Hash });
        code.Property(c => c.Hash).HasMaxLength(Secret.HashBytes);
        code.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
