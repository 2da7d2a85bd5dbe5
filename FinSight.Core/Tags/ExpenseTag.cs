using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Tags;

/// <summary>That an expense, live or in the trash, carries a tag; triggers of the database keep it.</summary>
public sealed class ExpenseTag
{
    public Guid LedgerId { get; private set; }

    public Guid TagId { get; private set; }

    public DateOnly Date { get; private set; }

    public long Seq { get; private set; }
}

sealed class ExpenseTagConfiguration : IEntityTypeConfiguration<ExpenseTag>
{
    public void Configure(EntityTypeBuilder<ExpenseTag> expenseTag)
    {
        expenseTag.ToTable("ExpenseTags");
        expenseTag.HasKey(t => new { t.LedgerId, t.TagId, t.Date, t.Seq });
    }
}
