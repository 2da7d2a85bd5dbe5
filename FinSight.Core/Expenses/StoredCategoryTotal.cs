using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Expenses;

/// <summary>The sum and count of all live expenses of a category; triggers of the database keep it.</summary>
public sealed class StoredCategoryTotal
{
    public Guid LedgerId { get; private set; }

    public Guid CategoryId { get; private set; }

    /// <summary>Minor units.</summary>
    public long Amount { get; private set; }

    public long Count { get; private set; }
}

sealed class StoredCategoryTotalConfiguration : IEntityTypeConfiguration<StoredCategoryTotal>
{
    public void Configure(EntityTypeBuilder<StoredCategoryTotal> total)
    {
        total.ToTable("AllTimeTotals");
        total.HasKey(t => new { t.LedgerId, t.CategoryId });
    }
}
