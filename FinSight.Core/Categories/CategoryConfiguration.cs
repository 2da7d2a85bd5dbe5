using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Categories;

sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("Categories", table =>
        {
            table.HasCheckConstraint("CK_Categories_Name", $"length(Name) BETWEEN 1 AND {Category.MaxName}");
            table.HasCheckConstraint("CK_Categories_Icon", $"length(Icon) BETWEEN 1 AND {Category.MaxIcon}");
            table.HasCheckConstraint("CK_Categories_Archived", "Archived IN (0, 1)");
            table.HasCheckConstraint("CK_Categories_Position", "typeof(Position) = 'integer'");
            table.HasCheckConstraint("CK_Categories_Parent", "ParentId IS NULL OR ParentId <> Id");
        });
        // With the ledger in the key, a foreign key to a category proves that it is of the same ledger.
        category.HasKey(c => new { c.LedgerId, c.Id });
        category.HasOne<Ledger>().WithMany().HasForeignKey(c => c.LedgerId).OnDelete(DeleteBehavior.Cascade);
        category.HasOne<Category>().WithMany().HasForeignKey(c => new { c.LedgerId, c.ParentId })
            .OnDelete(DeleteBehavior.Restrict);
        category.Property(c => c.Name).HasMaxLength(Category.MaxName);
        category.Property(c => c.NameKey).HasMaxLength(Category.MaxKey);
        category.Property(c => c.Aliases).HasMaxLength(Category.MaxAliases);
        category.Property(c => c.Color).HasMaxLength(20);
        category.Property(c => c.Icon).HasMaxLength(Category.MaxIcon);
        category.Property(c => c.Version).IsConcurrencyToken();
    }
}
