using FinSight.Core.Ledgers;
using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Alerts;

/// <summary>
/// How a member wants to hear of a ledger's budgets beyond its pages. No part of the log, as it is their own.
/// </summary>
public sealed class AlertChoice
{
    AlertChoice() { }

    internal AlertChoice(Member member) => (LedgerId, UserId) = (member.LedgerId, member.UserId);

    public Guid LedgerId { get; private set; }

    public Guid UserId { get; private set; }

    public bool ByMail { get; private set; }

    /// <summary>To each browser in which they turned it on.</summary>
    public bool ByPush { get; private set; }

    /// <summary>The day of the weekly letter; null for none.</summary>
    public DayOfWeek? DigestDay { get; private set; }

    /// <summary>UTC, when the next one is due; null where there is none.</summary>
    public DateTime? DigestAt { get; private set; }

    internal void TellByMail(bool on) => ByMail = on;

    internal void TellByPush(bool on) => ByPush = on;

    /// <param name="at">When the next is due.</param>
    internal void Digest(DayOfWeek? day, DateTime? at) => (DigestDay, DigestAt) = (day, at);
}

sealed class AlertChoiceConfiguration : IEntityTypeConfiguration<AlertChoice>, IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<AlertChoice> choice)
    {
        choice.ToTable("AlertChoices");
        choice.HasKey(c => new { c.LedgerId, c.UserId });
        choice.HasIndex(c => c.DigestAt);
        choice.HasOne<Membership>().WithMany().HasForeignKey(c => new { c.LedgerId, c.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.HasIndex(m => new { m.LedgerId, m.UserId });
        message.HasOne<Membership>().WithMany().HasForeignKey(m => new { m.LedgerId, m.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
