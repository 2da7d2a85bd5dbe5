using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Accounts;

sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("Users");
        user.Property(u => u.DisplayName).HasMaxLength(User.MaxDisplayName);
        user.Property(u => u.Culture).HasMaxLength(35);
        user.Property(u => u.Language).HasMaxLength(3);
        user.Property(u => u.TimeZone).HasMaxLength(TimeZones.MaxName);
        // An address is entered here once it is confirmed, and then it is somebody's alone.
        user.HasIndex(u => u.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
    }
}
