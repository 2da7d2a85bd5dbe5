using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Changes;

/// <summary>
/// A batch that took rows to another ledger, or from there, with its twin; undo and redo are about both.
/// </summary>
public sealed class CrossLedgerBatchLink
{
    CrossLedgerBatchLink() { }

    /// <param name="leaves">Whether rows leave this batch's ledger.</param>
    /// <param name="count">How many.</param>
    internal CrossLedgerBatchLink(BatchContext batch, BatchContext other, bool leaves, int count)
    {
        (LedgerId, BatchId) = (batch.Member.LedgerId, batch.Id);
        (OtherLedgerId, OtherBatchId, OtherName) = (other.Member.LedgerId, other.Id, other.Member.LedgerName);
        (Leaves, Count) = (leaves, count);
    }

    public Guid LedgerId { get; private set; }

    public Guid BatchId { get; private set; }

    public Guid OtherLedgerId { get; private set; }

    public Guid OtherBatchId { get; private set; }

    /// <summary>What the other ledger was called.</summary>
    public string OtherName { get; private set; } = "";

    /// <summary>Rows went from here to the other ledger; else they came.</summary>
    public bool Leaves { get; private set; }

    /// <summary>How many rows.</summary>
    public int Count { get; private set; }
}

sealed class CrossLedgerBatchLinkConfiguration : IEntityTypeConfiguration<CrossLedgerBatchLink>
{
    public void Configure(EntityTypeBuilder<CrossLedgerBatchLink> link)
    {
        link.ToTable("BatchLinks");
        link.HasKey(l => new { l.LedgerId, l.BatchId });
        link.HasOne<Ledger>().WithMany().HasForeignKey(l => l.LedgerId).OnDelete(DeleteBehavior.Cascade);
        link.Property(l => l.OtherName).HasMaxLength(Ledger.MaxName);
    }
}
