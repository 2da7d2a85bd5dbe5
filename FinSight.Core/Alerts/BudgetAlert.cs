using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Alerts;

/// <summary>
/// A budget has crossed a line in a period: one row for each budget, period and line, whatever is undone and done
/// again. No part of the log, as it follows from what is.
/// </summary>
public sealed class BudgetAlert
{
    BudgetAlert() { }

    internal BudgetAlert(
        Guid ledgerId, CachedBudgetPeriod period, int threshold, Guid? expenseId, bool isQuiet, DateTime now)
    {
        (LedgerId, Id, BudgetId, Threshold) = (ledgerId, Guid.CreateVersion7(), period.BudgetId, threshold);
        (First, Last, Limit, Spent) = (period.Days.First, period.Days.Last, period.Limit, period.Spent);
        (ExpenseId, IsQuiet, RaisedAt) = (expenseId, isQuiet, now);
    }

    public Guid LedgerId { get; private set; }

    public Guid Id { get; private set; }

    public Guid BudgetId { get; private set; }

    /// <summary>The first day of the period.</summary>
    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    /// <summary>Percent of the limit; <see cref="CachedBudgetPeriod.Pace"/> where the pace leads beyond it.</summary>
    public int Threshold { get; private set; }

    /// <summary>Minor units, as it was told.</summary>
    public long Limit { get; private set; }

    /// <summary>Minor units, as it was told.</summary>
    public long Spent { get; private set; }

    /// <summary>What crossed the line; null where that was no expense.</summary>
    public Guid? ExpenseId { get; private set; }

    /// <summary>Nobody was told: the budget was set when the line was crossed already.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RaisedAt { get; private set; }

    /// <summary>UTC; what is spent is below the line again, and nobody had read it.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>With the decimals of another currency.</summary>
    internal void Recount(long from, long to) => (Limit, Spent) = (Limit * to / from, Spent * to / from);

    internal void Withdraw(DateTime now) => WithdrawnAt = now;

    internal void Restore() => WithdrawnAt = null;
}

/// <summary>A member has read an alert.</summary>
public sealed class AlertReadReceipt
{
    AlertReadReceipt() { }

    internal AlertReadReceipt(Member member, Guid alertId) =>
        (LedgerId, AlertId, UserId) = (member.LedgerId, alertId, member.UserId);

    public Guid LedgerId { get; private set; }

    public Guid AlertId { get; private set; }

    public Guid UserId { get; private set; }
}

sealed class BudgetAlertConfiguration
    : IEntityTypeConfiguration<BudgetAlert>, IEntityTypeConfiguration<AlertReadReceipt>
{
    public void Configure(EntityTypeBuilder<BudgetAlert> alert)
    {
        alert.ToTable("BudgetAlerts", table => table.HasCheckConstraint("CK_BudgetAlerts_Days", "Last >= First"));
        alert.HasKey(a => new { a.LedgerId, a.Id });
        alert.HasIndex(a => new { a.LedgerId, a.BudgetId, a.First, a.Threshold }).IsUnique();
        // No reference to the budget: an undo may bring that back, and it must not tell anew.
        alert.HasOne<Ledger>().WithMany().HasForeignKey(a => a.LedgerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AlertReadReceipt> reading)
    {
        reading.ToTable("AlertReadings");
        reading.HasKey(r => new { r.LedgerId, r.AlertId, r.UserId });
        reading.HasOne<BudgetAlert>().WithMany().HasForeignKey(r => new { r.LedgerId, r.AlertId })
            .OnDelete(DeleteBehavior.Cascade);
        reading.HasOne<Membership>().WithMany().HasForeignKey(r => new { r.LedgerId, r.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
