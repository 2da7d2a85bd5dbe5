using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Webhooks;

/// <summary>
/// Where a program wants to be told what happens in a ledger. It goes with the membership of who made it.
/// </summary>
public sealed class Webhook
{
    public const int MaxUrl = 500;

    Webhook() { }

    internal Webhook(Member member, string url, WebhookEventKinds events, DateTime now)
    {
        Id = Guid.CreateVersion7();
        (LedgerId, UserId, CreatedAt) = (member.LedgerId, member.UserId, now);
        (Url, Events, Secret) = (url, events, WebhookSignature.NewSecret());
    }

    public Guid Id { get; private set; }

    public Guid LedgerId { get; private set; }

    public Guid UserId { get; private set; }

    public string Url { get; private set; } = "";

    public WebhookEventKinds Events { get; private set; }

    /// <summary>What messages are signed with: <c>whsec_…</c>.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>The one before, with which they are signed too, until <see cref="OldSecretUntil"/>.</summary>
    public string? OldSecret { get; private set; }

    /// <summary>UTC, as the other instants.</summary>
    public DateTime? OldSecretUntil { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Since when nothing is sent; null while it is on.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>How often the message that is next was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>When it is tried again; null for at once.</summary>
    public DateTime? NextAt { get; private set; }

    /// <summary>Until then somebody is at it.</summary>
    public DateTime? LeasedUntil { get; private set; }

    internal void Change(string? url, WebhookEventKinds? events, bool? isOn, DateTime now)
    {
        (Url, Events) = (url ?? Url, events ?? Events);
        if (isOn is { } on) Turn(on, now);
    }

    internal void Turn(bool on, DateTime now)
    {
        DisabledAt = on ? null : DisabledAt ?? now;
        if (on) (Tries, NextAt) = (0, null);
    }

    internal void Rotate(DateTime now, TimeSpan both) =>
        (OldSecret, OldSecretUntil, Secret) = (Secret, now + both, WebhookSignature.NewSecret());

    internal void Lease(DateTime until) => LeasedUntil = until;

    internal void Succeed() => (Tries, NextAt, LeasedUntil) = (0, null, null);

    internal void Fail(DateTime next) => (Tries, NextAt, LeasedUntil) = (Tries + 1, next, null);

    /// <summary>With which a message is signed now, the newest first.</summary>
    internal IReadOnlyList<string> Secrets(DateTime now) =>
        OldSecret is { } old && now < OldSecretUntil ? [Secret, old] : [Secret];
}

/// <summary>What there is to be told. The numbers stand in databases out there.</summary>
[Flags]
public enum WebhookEventKinds
{
    None = 0,
    ExpenseCreated = 1,
    ExpenseUpdated = 2,
    ExpenseDeleted = 4,
    ExpenseRestored = 8,
    BatchUndone = 16,
    BudgetThreshold = 32,

    /// <summary>Asked for, to see whether it arrives.</summary>
    Test = 64,

    /// <summary>A message waits in the inbox.</summary>
    InboxCreated = 128,

    All = 63 | InboxCreated,
}

sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> hook)
    {
        hook.ToTable("Webhooks");
        hook.HasKey(h => h.Id);
        hook.Property(h => h.Url).HasMaxLength(Webhook.MaxUrl);
        hook.Property(h => h.Secret).HasMaxLength(100);
        hook.Property(h => h.OldSecret).HasMaxLength(100);
        hook.HasIndex(h => new { h.LedgerId, h.UserId });
        hook.HasOne<Membership>().WithMany().HasForeignKey(h => new { h.LedgerId, h.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
