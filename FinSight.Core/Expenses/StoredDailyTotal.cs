using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Expenses;

/// <summary>The sum and count of a category's live expenses on a day; triggers of the database keep it.</summary>
public sealed class StoredDailyTotal
{
    public Guid LedgerId { get; private set; }

    public DateOnly Date { get; private set; }

    public Guid CategoryId { get; private set; }

    /// <summary>Minor units.</summary>
    public long Amount { get; private set; }

    public long Count { get; private set; }
}

sealed class StoredDailyTotalConfiguration : IEntityTypeConfiguration<StoredDailyTotal>
{
    public void Configure(EntityTypeBuilder<StoredDailyTotal> total)
    {
        total.ToTable("DailyTotals");
        total.HasKey(t => new { t.LedgerId, t.Date, t.CategoryId });
    }
}
