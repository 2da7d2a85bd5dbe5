using FinSight.Core.Categories;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Expenses;

sealed class ExpenseConfiguration : IEntityTypeConfiguration<Expense>
{
    const string Live = "DeletedAt IS NULL";

    public void Configure(EntityTypeBuilder<Expense> expense)
    {
        expense.ToTable("Expenses", table =>
        {
            table.HasCheckConstraint("CK_Expenses_Id", "length(Id) = 16");
            table.HasCheckConstraint("CK_Expenses_Amount",
                $"typeof(Amount) = 'integer' AND Amount <> 0 AND Amount BETWEEN -{Money.MaxMinor} AND {Money.MaxMinor}");
            table.HasCheckConstraint("CK_Expenses_Date", "Date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'");
            table.HasCheckConstraint("CK_Expenses_Title", $"length(Title) BETWEEN 1 AND {Expense.MaxTitle}");
            table.HasCheckConstraint(
                "CK_Expenses_Note", $"Note IS NULL OR length(Note) BETWEEN 1 AND {Expense.MaxNote}");
            table.HasTrigger("Totals_Insert");
            table.HasTrigger("Totals_Update");
            table.HasTrigger("Totals_Delete");
            table.HasTrigger("Categories_Open");
            table.HasTrigger("Tags_Insert");
            table.HasTrigger("Tags_Update");
            table.HasTrigger("Tags_Delete");
            table.HasTrigger("Texts_Insert");
            table.HasTrigger("Texts_Update");
            table.HasTrigger("Texts_Delete");
        });
        expense.HasKey(e => e.Seq);
        expense.Property(e => e.Seq).ValueGeneratedOnAdd();
        expense.HasAlternateKey(e => e.Id);
        expense.HasIndex(e => new { e.LedgerId, e.Date, e.Seq }).HasFilter(Live);
        // With all that a sum of a category asks for, so that it reads no row.
        expense.HasIndex(e => new { e.LedgerId, e.CategoryId, e.Date, e.Seq, e.Amount, e.DeletedAt })
            .HasFilter(Live).HasDatabaseName("IX_Expenses_LedgerId_CategoryId_Date_Seq");
        expense.HasIndex(e => new { e.LedgerId, e.Amount, e.Seq }).HasFilter(Live);
        expense.HasIndex(e => new { e.LedgerId, e.DeletedAt }).HasFilter("DeletedAt IS NOT NULL");
        expense.HasOne<Ledger>().WithMany().HasForeignKey(e => e.LedgerId).OnDelete(DeleteBehavior.Cascade);
        expense.HasOne<Category>().WithMany().HasForeignKey(e => new { e.LedgerId, e.CategoryId })
            .OnDelete(DeleteBehavior.Restrict);
        expense.Property(e => e.Title).HasMaxLength(Expense.MaxTitle);
        expense.Property(e => e.Note).HasMaxLength(Expense.MaxNote);
        expense.Property(e => e.Version).IsConcurrencyToken();
    }
}
