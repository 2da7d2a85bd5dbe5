using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Changes;

/// <summary>One row of the append-only log: what one save did to one row of a ledger.</summary>
public sealed class Change
{
    /// <summary>In the place of a user, where FinSight itself did it.</summary>
    internal static readonly Guid Server = Guid.Empty;

    Change() { }

    Change(BatchContext batch, bool isHead, DateTime at)
    {
        LedgerId = batch.Member.LedgerId;
        BatchId = batch.Id;
        UserId = batch.Member.UserId;
        Source = batch.Member.Source;
        Via = batch.Member.Via;
        Intent = batch.Intent;
        OriginId = batch.OriginId;
        IsHead = isHead;
        At = at;
    }

    internal Change(
        BatchContext batch, bool isHead, DateTime at, ILedgerEntity row, string entity, ChangeKind kind, string? before,
        string? after)
        : this(batch, isHead, at)
    {
        Entity = entity;
        EntityId = row.Id;
        EntityVersion = row.Version;
        Kind = kind;
        Before = before;
        After = after;
    }

    /// <summary>Says that the batch found the row of another change in a state that it did not touch.</summary>
    internal static Change LeaveAlone(BatchContext batch, bool isHead, DateTime at, Change last) =>
        new(batch, isHead, at)
        {
            Entity = last.Entity,
            EntityId = last.EntityId,
            EntityVersion = last.EntityVersion,
            Kind = ChangeKind.LeftAlone,
        };

    /// <summary>Grows with every change; the order of the log.</summary>
    public long Sequence { get; private set; }

    public Guid LedgerId { get; private set; }

    public Guid BatchId { get; private set; }

    public Guid UserId { get; private set; }

    public Source Source { get; private set; }

    /// <summary>What its user calls the program that made it; null where it was none, or the user is gone.</summary>
    public string? Via { get; private set; }

    public BatchKind Intent { get; private set; }

    /// <summary>The batch that this one takes back or repeats; null where it does something new.</summary>
    public Guid? OriginId { get; private set; }

    /// <summary>The first change of its batch.</summary>
    public bool IsHead { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The type of the row, e.g. <c>Expense</c>.</summary>
    public string Entity { get; private set; } = "";

    public Guid EntityId { get; private set; }

    /// <summary>The row's version after this change.</summary>
    public long EntityVersion { get; private set; }

    public ChangeKind Kind { get; private set; }

    /// <summary>JSON: the fields that changed as they were; nothing for an added row.</summary>
    public string? Before { get; private set; }

    /// <summary>
    /// JSON: the fields that changed as they are now, all of an added row; nothing for a removed one.
    /// </summary>
    public string? After { get; private set; }
}

public enum ChangeKind
{
    Added = 1,
    Edited = 2,
    Removed = 3,

    /// <summary>An undo or redo met another value than it had left, and changed nothing.</summary>
    LeftAlone = 4,
}

sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("Changes", table =>
        {
            table.HasCheckConstraint("CK_Changes_Kind", "Kind BETWEEN 1 AND 4");
            table.HasCheckConstraint("CK_Changes_Source", "typeof(Source) = 'integer'");
            table.HasCheckConstraint(
                "CK_Changes_Intent", "Intent BETWEEN 1 AND 4 AND (Intent IN (2, 3)) = (OriginId IS NOT NULL)");
        });
        change.HasKey(c => c.Sequence);
        change.Property(c => c.Sequence).ValueGeneratedOnAdd();
        // The ledger leads each of them, or the planner would walk the whole log of a ledger to find one batch.
        change.HasIndex(c => new { c.LedgerId, c.Sequence });
        change.HasIndex(c => new { c.LedgerId, c.EntityId, c.Sequence });
        change.HasIndex(c => new { c.LedgerId, c.BatchId });
        change.HasIndex(c => new { c.LedgerId, c.Sequence, c.UserId }).HasFilter("IsHead")
            .HasDatabaseName("IX_Changes_Heads");
        change.HasIndex(c => new { c.LedgerId, c.OriginId }).HasFilter("IsHead AND OriginId IS NOT NULL")
            .HasDatabaseName("IX_Changes_Origins");
        change.HasIndex(c => new { c.LedgerId, c.Intent, c.Sequence }).HasFilter("IsHead AND Source = 3")
            .HasDatabaseName("IX_Changes_Demo");
        change.HasOne<Ledger>().WithMany().HasForeignKey(c => c.LedgerId).OnDelete(DeleteBehavior.Cascade);
        change.Property(c => c.Entity).HasMaxLength(20);
        change.Property(c => c.Via).HasMaxLength(ApiToken.MaxName);
    }
}
